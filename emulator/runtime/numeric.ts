import { doubleOf } from '../expression/number';
import { type Data, isNumber } from '../expression/value';

/** A number, or text that says one, as a double; NaN for anything else. */
export function numeric(value: Data | undefined): number {
  if (typeof value === 'string' && value.trim() !== '') return Number(value);
  return value !== undefined && isNumber(value) ? doubleOf(value) : NaN;
}
