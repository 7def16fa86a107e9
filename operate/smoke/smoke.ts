import { randomUUID } from 'node:crypto';
import type { Access } from '../access';
import { Problem } from '../problem';
import { Incidents } from '../sentinel/incidents';
import { checkBothSides } from './both-sides';
import { changeTicket, closeIncident, commentInSentinel, lowerSeverity } from './changes';
import { cleanUp } from './clean-up';
import type { Life, TicketAt } from './life';
import { judgeOpening, judgeQuiet, openTicket } from './opening';
import type { SmokePlan, TestIncident } from './plan';
import { Interrupted, Steps } from './steps';
import type { TicketSide } from './ticket-side';
import { type Verdict, Verdicts } from './verdicts';

/** How a test incident lives. */
export interface SmokeOptions {
  readonly test: TestIncident;
  readonly plan: SmokePlan;
  /** The ticket systems of the plan that want it. */
  readonly sides: readonly TicketSide[];
  /** Milliseconds for which each thing is waited for. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  readonly print: (line: string) => void;
}

/** How it went. */
export interface SmokeResult {
  /** How many steps have failed. */
  readonly failed: number;
  readonly verdicts: readonly Verdict[];
}

/** What a person reads who comes across the incident or its ticket. */
const DESCRIPTION =
  'This incident is a test: `bridge smoke` has made it to see whether incidents and tickets go together. It closes both by itself within the hour; nobody has to do anything.';

/**
 * Lives through the life of a test incident: it gets its tickets, is commented on and changed from both sides, and is closed. What was made is closed in any case, also
 * where a step fails or somebody interrupts. Nothing else is touched, nobody is assigned, and nothing becomes graver than it was.
 */
export async function smoke(access: Access, options: SmokeOptions): Promise<SmokeResult> {
  const { test, plan, sides, timeout, signal, print } = options;
  const { clock } = access;
  const steps = new Steps({ clock, print, patience: { clock, timeout, signal } });
  const verdicts = new Verdicts();
  for (const { why } of plan.unwanted) steps.tell(why);
  for (const system of ['ServiceNow', 'Jira'] as const) {
    const isWanted = plan.wanted.some(({ integration }) => integration.system === system);
    if (!isWanted) verdicts.passSystem(system, `the test has no ticket in ${system}`);
  }
  const guid = randomUUID();
  const life: Life = {
    access,
    incidents: new Incidents(access),
    guid,
    created: clock.now(),
    marker: `smoke${guid.slice(0, 8)}`,
    steps,
    verdicts,
    signal,
  };
  try {
    const ready = await signIn(life, sides);
    if (ready.length > 0) await live(life, test, ready);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    steps.tell('interrupted');
  }
  return { failed: steps.failed, verdicts: verdicts.all() };
}

/** The systems that let the account in. */
async function signIn(
  { steps, verdicts, access }: Life,
  sides: readonly TicketSide[],
): Promise<readonly TicketSide[]> {
  const ready: TicketSide[] = [];
  for (const side of sides) {
    const { system } = side.wanted.integration;
    const who = await steps.take(
      `signed in to ${system}`,
      () => side.signIn(),
      (name) => name,
    );
    if (who === undefined) verdicts.passSystem(system, `nobody could sign in to ${system}`);
    else ready.push(side);
    const kind = access.environment.serviceNow?.account.kind;
    if (system === 'ServiceNow' && who !== undefined && kind !== 'clientCredentials') {
      verdicts.confirm('I7', `${who} has signed in by password; single sign-on may be on or not`);
    }
  }
  return ready;
}

async function live(life: Life, test: TestIncident, sides: readonly TicketSide[]): Promise<void> {
  const { steps, incidents, guid } = life;
  const opened: TicketAt[] = [];
  try {
    const incident = await steps.take(
      `the test incident ${guid} is created`,
      () => incidents.create(guid, { ...test, description: DESCRIPTION }),
      ({ properties }) => `number ${properties.incidentNumber ?? '?'}, ${properties.severity}`,
    );
    if (incident !== undefined) await changes(life, test, sides, opened);
  } finally {
    steps.finish();
    if (await isMade(life)) await cleanUp(life, sides, opened);
  }
}

/** Whether there is an incident: what has failed to answer may have made it all the same. */
async function isMade({ incidents, guid, steps }: Life): Promise<boolean> {
  try {
    return (await incidents.find(guid)) !== undefined;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    steps.tell(`whether there is an incident ${guid} to close cannot be seen: ${error.found}`);
    return false;
  }
}

/** Everything that happens between an incident's creation and its end. */
async function changes(
  life: Life,
  { severity }: TestIncident,
  sides: readonly TicketSide[],
  opened: TicketAt[],
): Promise<void> {
  for (const side of sides) {
    const at = await openTicket(life, side);
    if (at === undefined) continue;
    opened.push(at);
    await judgeOpening(life, at);
  }
  if (opened.length === 0) return;
  await judgeQuiet(life, opened);
  const words = await commentInSentinel(life, opened);
  for (const at of opened) await changeTicket(life, at);
  await lowerSeverity(life, opened, severity);
  await closeIncident(life, opened);
  await checkBothSides(life, opened, words);
}
