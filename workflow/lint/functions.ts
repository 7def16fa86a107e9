import { signatureOf } from '../functions';

/**
 * The names, in lower case, of functions that the runtime is said to have beside those that
 * `workflow/functions` describes; the emulator refuses them.
 * @see https://github.com/Azure/logicapps/blob/master/CHANGELOG.md
 */
const OTHER_FUNCTIONS: ReadonlySet<string> = new Set([
  'formattimespan',
  'mergeobjects',
  'utf16length',
  'utf8length',
]);

/** Whether the runtime has a function of this name. */
export const isFunction = (name: string): boolean =>
  signatureOf(name) !== undefined || OTHER_FUNCTIONS.has(name.toLowerCase());
