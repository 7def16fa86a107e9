import * as z from 'zod';
import { azureName } from './azure-name';
import { rule, wholeNumber } from './rule';

/** A calendar date as `YYYY-MM-DD`, in UTC. */
export const dateOf = (time: Date): string => time.toISOString().slice(0, 10);

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = new Date(`${value}T00:00:00Z`);
  // A Date takes February 30th for March 1st; only a real date comes back as it was written.
  return !Number.isNaN(time.getTime()) && dateOf(time) === value;
}

/** A day as `YYYY-MM-DD`. */
export const calendarDate = () =>
  z
    .string()
    .check(
      rule((value) =>
        isDate(value) ? undefined : "is no calendar date; write it like '2028-06-30'",
      ),
    );

/** A secret of the environment's key vault: its name and its dates, never its value. */
export const secretSchema = z.strictObject({
  secret: azureName.secret().describe("the secret's name in the vault"),
  version: wholeNumber(1).describe(
    'a whole number; one more, and the next deployment writes the value anew',
  ),
  expires: calendarDate().describe(
    'the day the secret expires, `YYYY-MM-DD`: in the future, at most 3 years ahead',
  ),
  source: z
    .enum(['pipeline', 'vault'])
    .describe(
      'who writes the value: `pipeline` (the deployment, from an environment variable), or `vault` (the platform team, into the vault)',
    )
    .default('pipeline'),
});

/** A secret, named with its dates. */
export type Secret = Readonly<z.output<typeof secretSchema>>;

/** A secret of an environment and where its settings name it. */
export interface PlacedSecret {
  readonly path: readonly PropertyKey[];
  readonly secret: Secret;
}

/** Every secret that settings name, wherever it stands; what is no well-formed secret is left to the schema. */
export function secretsIn(value: unknown, path: readonly PropertyKey[] = []): PlacedSecret[] {
  const { success, data } = secretSchema.safeParse(value);
  if (success) return [{ path, secret: data }];
  if (typeof value !== 'object' || value === null) return [];
  return Array.isArray(value)
    ? value.flatMap((item, index) => secretsIn(item, [...path, index]))
    : Object.entries(value).flatMap(([key, item]) => secretsIn(item, [...path, key]));
}
