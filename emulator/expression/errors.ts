/**
 * An expression or template that could not be evaluated: the run records it as the action's error,
 * it never stops the emulator. The message is the runtime's own wording where it is known.
 */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';

  constructor(
    message: string,
    readonly code = 'InvalidTemplate',
  ) {
    super(message);
  }
}
