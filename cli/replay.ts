import pc from 'picocolors';
import { type Access, signedInTo } from '../operate/access';
import { INTERRUPTED, interruptible } from '../operate/interrupt';
import { replayablesNamed } from '../operate/replay/playbooks';
import { type Screen, progressOn } from '../operate/replay/progress';
import { type Replayed, readPlan, replay } from '../operate/replay/replay';
import { timeOf } from '../operate/replay/since';
import { commandOf, summaryOf } from '../operate/replay/summary';
import { namesOf } from '../environments';
import { readEndpoints } from './endpoints';
import { environmentNamed } from './stacks';

/** What `bridge replay` is asked to do, as it was typed. */
export interface ReplayOptions {
  /** A time, or how long ago it was. */
  readonly since: string;
  /** Keys of playbooks; none for all. */
  readonly playbook: readonly string[];
  readonly limit: string;
  /** @default false */
  readonly dryRun?: boolean;
  /** @default - every host at its own address */
  readonly endpoints?: string;
}

/** What a replay works with besides access to the environment. */
export interface ReplayContext {
  readonly signal: AbortSignal;
  readonly screen: Screen;
  readonly print: (line: string) => void;
}

/**
 * Starts the playbooks of failed runs again, and prints what became of each.
 * @returns the exit code: 1 where some could not be started, 130 where it was interrupted
 */
export async function runReplay(
  access: Access,
  { since: typed, playbook: named, limit: most, dryRun = false }: ReplayOptions,
  { signal, screen, print }: ReplayContext,
): Promise<number> {
  const { environment, clock } = access;
  const since = timeOf(typed, clock.now());
  const limit = limitOf(most);
  const playbooks = replayablesNamed(environment, named);
  const plan = await readPlan(access, { playbooks, since });
  const { due, leftOut } = plan;
  if (due.length + leftOut.length === 0) {
    print(
      `${pc.green('✓')} no run of ${playbooks.map(({ key }) => key).join(', ')} has failed since ${since}`,
    );
    return 0;
  }
  const replayed = await replay(access, plan, {
    limit,
    dryRun,
    signal,
    progress: progressOn(screen),
  });
  print(summaryOf(replayed));
  const count = (kind: Replayed['kind']): number =>
    replayed.filter((each) => each.kind === kind).length;
  const left = count('due') + count('refused');
  print(
    `${count('started')} started again, ${count('left out')} left out, ${left} left to do${dryRun ? ' (nothing is started: --dry-run)' : ''}`,
  );
  for (const line of advice(replayed, namesOf(environment).resourceGroup)) print(line);
  if (left > 0) {
    print(`Go on with: ${commandOf({ environment: environment.name, since, named, limit })}`);
  }
  if (signal.aborted) return INTERRUPTED;
  return count('refused') > 0 ? 1 : 0;
}

/** What to do about what stood in the way, each thing once. */
function advice(replayed: readonly Replayed[], resourceGroup: string): readonly string[] {
  const problems = replayed.flatMap((each) => (each.kind === 'refused' ? [each.problem] : []));
  const isForbidden = problems.some(({ obstacle }) => obstacle === 'permission');
  return [
    ...new Set(problems.map(({ message }) => `${pc.red('✗')} ${message}`)),
    ...(isForbidden
      ? [
          `  Starting a playbook on an incident takes 'Microsoft Sentinel Responder' on the workspace and 'Microsoft Sentinel Playbook Operator' on ${resourceGroup}.`,
        ]
      : []),
  ];
}

/** @throws for what is no number of starts */
function limitOf(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new Error(`--limit ${text} is no number of starts: write one from 1 to 9999`);
}

/** `bridge replay <environment>`, as whoever is signed in. @returns the exit code */
export async function replayIn(name: string, options: ReplayOptions): Promise<number> {
  const access = await signedInTo(environmentNamed(name), readEndpoints(options.endpoints));
  return interruptible(
    (signal) =>
      runReplay(access, options, {
        signal,
        screen: process.stderr,
        print: (line) => {
          console.log(line);
        },
      }),
    () => {
      console.error('\nInterrupted: the call under way is finished, then nothing more is started.');
    },
  );
}
