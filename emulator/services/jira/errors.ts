import { Refusal } from '../refusal';

/** Errors by the field that they are about. */
export type FieldErrors = Readonly<Record<string, string>>;

/** An error in the shape of Jira's REST API. */
export const jiraError = (
  status: number,
  errorMessages: readonly string[],
  errors: FieldErrors = {},
): Refusal => new Refusal({ status, body: { errorMessages, errors } });

/** Thrown where a field does not take a value; the message is what Jira says of it. */
export class FieldRefused extends Error {
  override readonly name = 'FieldRefused';

  /** @param whole whether the message is about the request and stands beside no field */
  constructor(
    message: string,
    readonly whole = false,
  ) {
    super(message);
  }
}

/** Says everything that is wrong with some fields at once. @throws Refusal with 400 where something is */
export function refuseFields(refused: readonly (readonly [string, FieldRefused])[]): void {
  if (refused.length === 0) return;
  const whole = refused.filter(([, error]) => error.whole).map(([, { message }]) => message);
  const beside = refused.filter(([, error]) => !error.whole);
  throw jiraError(
    400,
    [...new Set(whole)],
    Object.fromEntries(beside.map(([id, { message }]) => [id, message])),
  );
}

export const noIssue = (): Refusal =>
  jiraError(404, ['Issue does not exist or you do not have permission to see it.']);

/** An error of a field that no screen shows. */
export const notOnScreen = (id: string): FieldRefused =>
  new FieldRefused(`Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`);
