import pc from 'picocolors';
import { type Access, signedInTo } from '../operate/access';
import { INTERRUPTED, interruptible } from '../operate/interrupt';
import { type Person, type People, sidesOf } from '../operate/smoke/sides';
import { type TestSeverity, planFor } from '../operate/smoke/plan';
import { verdictTable } from '../operate/smoke/report';
import { smoke } from '../operate/smoke/smoke';
import type { Verdict } from '../operate/smoke/verdicts';
import { readEndpoints } from './endpoints';
import { environmentNamed } from './stacks';

/** What `bridge smoke` is asked to do, as it was typed. */
export interface SmokeOptions {
  readonly severity: TestSeverity;
  readonly tag: readonly string[];
  /**
   * Minutes for which each thing is waited for.
   * @default - twice the time from one run of reconcile to the next, and five more
   */
  readonly timeout?: string;
  /** @default - every host at its own address */
  readonly endpoints?: string;
}

/** What a smoke test works with besides access to the environment. */
export interface SmokeContext {
  /** Who writes notes as a person. */
  readonly people: People;
  readonly signal: AbortSignal;
  readonly print: (line: string) => void;
}

const MINUTE = 60_000;

/**
 * Lives through the life of a test incident, and prints each step and the verdicts.
 * @returns the exit code: 1 where a step has failed, 130 where it was interrupted
 */
export async function runSmoke(
  access: Access,
  { severity, tag: tags, timeout }: SmokeOptions,
  { people, signal, print }: SmokeContext,
): Promise<number> {
  const { environment, clock } = access;
  const time = new Date(clock.now()).toISOString();
  const title = `[TEST] Sentinel Bridge: bridge smoke ${environment.name}, ${time}`;
  const test = { title, severity, tags };
  const plan = planFor(environment, test, time.slice(0, 10));
  if (plan.wanted.length === 0) {
    for (const { why } of plan.unwanted) print(`${pc.red('✗')} ${why}`);
    print(
      `${environment.name} gives the test incident no ticket anywhere, so there is nothing to try.`,
    );
    return 1;
  }
  const { failed, verdicts } = await smoke(access, {
    test,
    plan,
    sides: sidesOf(access, plan.wanted, people),
    timeout: millisecondsOf(
      timeout,
      Math.max(...plan.wanted.map(({ integration }) => integration.everyMinutes)),
    ),
    signal,
    print,
  });
  const count = (wanted: Verdict['verdict']): number =>
    verdicts.filter(({ verdict }) => verdict === wanted).length;
  // Where nothing was tried, a table of what was not seen tells nothing.
  if (count('confirmed') + count('refuted') > 0) print(verdictTable(verdicts));
  print(
    [
      failed === 0 ? pc.green('✓ no step has failed') : pc.red(`✗ failed steps: ${failed}`),
      `assumptions confirmed: ${count('confirmed')}, refuted: ${count('refuted')}, not seen: ${count('not seen here')}`,
    ].join('; '),
  );
  if (signal.aborted) return INTERRUPTED;
  return failed === 0 ? 0 : 1;
}

/** @throws for what is no number of minutes */
function millisecondsOf(text: string | undefined, everyMinutes: number): number {
  if (text === undefined) return (2 * everyMinutes + 5) * MINUTE;
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text) * MINUTE;
  throw new Error(`--timeout ${text} is no number of minutes: write one from 1 to 999`);
}

/** Who writes notes as a person: by environment variables, because no secret belongs on a command line. */
function peopleIn(variables: Readonly<Record<string, string | undefined>>): People {
  const person = (system: string): Person | undefined => {
    const user = variables[`BRIDGE_SMOKE_${system}_USER`];
    const secret = variables[`BRIDGE_SMOKE_${system}_SECRET`];
    return secret === undefined ? undefined : { user, secret };
  };
  return { ServiceNow: person('SERVICENOW'), Jira: person('JIRA') };
}

/** `bridge smoke <environment>`, as whoever is signed in. @returns the exit code */
export async function smokeIn(name: string, options: SmokeOptions): Promise<number> {
  const access = await signedInTo(environmentNamed(name), readEndpoints(options.endpoints));
  return interruptible(
    (signal) =>
      runSmoke(access, options, {
        people: peopleIn(process.env),
        signal,
        print: (line) => {
          console.log(line);
        },
      }),
    () => {
      console.error(
        'Interrupted: what the test has made is closed, then it ends. Once more ends it at once.',
      );
    },
  );
}
