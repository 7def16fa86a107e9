import type { FunctionName } from '../../../workflow/functions';
import type { Arguments } from '../arguments';
import type { Data } from '../value';

/** What a function does with its evaluated arguments. */
export type Implementation = (args: Arguments) => Data;

/** Several functions, by name. */
export type Family<N extends FunctionName> = Readonly<Record<N, Implementation>>;
