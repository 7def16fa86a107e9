/**
 * An expression that is not written as the Workflow Definition Language wants it; the message has
 * the runtime's words.
 */
export class ParseError extends Error {
  override readonly name = 'ParseError';

  constructor(
    message: string,
    /** Where in the text it went wrong, in characters from 0. */
    readonly position: number,
  ) {
    super(message);
  }
}
