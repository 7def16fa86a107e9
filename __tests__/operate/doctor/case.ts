import type { FaultRule } from '../../../emulator/faults';
import type { JsonObject } from '../../../emulator/services/azure/resources';
import type { Finding } from '../../../operate/doctor/check';
import type { Deployed } from '../deployed';
import { examined, mend, unwell } from './healthy';

/** One thing that is broken in an environment where all else is well. */
export interface Case {
  /** How it is broken. */
  readonly broken: (it: Deployed) => void | Promise<void>;
  /** The one check that names it. */
  readonly check: string;
  /** @default 'failed' */
  readonly verdict?: Finding['verdict'];
  readonly found: RegExp;
  readonly fix: RegExp;
}

/**
 * Breaks one thing, and expects that one check alone names it with its fix.
 * @param among what the ids start with of the checks that are looked at, where others rightly name it as well
 */
export async function expectNamed(it: Deployed, one: Case, among = ''): Promise<void> {
  const { broken, check, verdict = 'failed', found, fix } = one;
  try {
    await broken(it);
    const report = await examined(it);
    expect(unwell(report).filter(({ id }) => id.startsWith(among))).toEqual([
      {
        id: check,
        verdict,
        findings: [
          { verdict, found: expect.stringMatching(found), fix: expect.stringMatching(fix) },
        ],
      },
    ]);
    const text = JSON.stringify(report);
    for (const value of it.world.secretValues()) expect(text).not.toContain(value);
  } finally {
    mend(it);
  }
}

/** A service answers some calls so. */
export const answers = (
  service: string,
  path: string,
  body: unknown,
  status = 200,
): readonly FaultRule[] => [
  {
    call: { service, path },
    fault: { kind: 'status', status, body: JSON.stringify(body) },
  },
];

type Edit = (value: JsonObject) => JsonObject;

/** Changes the object at a path of keys. */
export const at = (keys: readonly string[], edit: Edit): Edit => {
  const [key, ...rest] = keys;
  if (key === undefined) return edit;
  return (value) => {
    if (value[key] === undefined) throw new Error(`there is no '${key}' to change`);
    return { ...value, [key]: at(rest, edit)(value[key] as JsonObject) };
  };
};

/** Takes a key out. */
export const without =
  (key: string): Edit =>
  ({ [key]: gone, ...others }) => {
    if (gone === undefined) throw new Error(`there is no '${key}' to take out`);
    return others;
  };

/** Puts a value in. */
export const having =
  (values: JsonObject): Edit =>
  (value) => ({ ...value, ...values });
