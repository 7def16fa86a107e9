import { Refusal } from '../refusal';

/**
 * An error in the shape that the API has.
 * @see https://learn.microsoft.com/defender-endpoint/api/common-errors
 */
export const defenderError = (
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Refusal => new Refusal({ status, headers, body: { error: { code, message } } });
