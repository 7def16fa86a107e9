import type { Arguments } from './arguments';
import { TemplateError } from './errors';
import type { Data } from './value';

/**
 * How many characters `concat`, `base64` and `string` may give.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-config
 */
const MAXIMUM_EVALUATION_LENGTH = 131_072;

/**
 * How many characters any content may have.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-config
 */
const MAXIMUM_CONTENT_LENGTH = 104_857_600;

const LIMITED: ReadonlySet<string> = new Set(['concat', 'base64', 'string']);

/** Refuses a call whose result has more characters than the runtime allows. */
export function checkLength(args: Arguments, length: number): void {
  if (length <= MAXIMUM_EVALUATION_LENGTH) return;
  const limit = LIMITED.has(args.name) ? MAXIMUM_EVALUATION_LENGTH : MAXIMUM_CONTENT_LENGTH;
  if (length <= limit) return;
  throw args.error(
    `gives '${length}' characters, which exceeds the limit of '${limit}'; split the value over several actions.`,
  );
}

/** Refuses a result that has more characters than the runtime allows. */
export function checkResult(args: Arguments, result: Data): void {
  if (typeof result === 'string') checkLength(args, result.length);
}

/**
 * Does something; where the stack or the longest text of the JavaScript engine ends it, that is a
 * fault of the template.
 */
export function withinEngine<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new TemplateError(
      `The template cannot be evaluated because a value nests too deep or grows too large (${error.message}); split it over several actions.`,
    );
  }
}
