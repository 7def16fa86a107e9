import type { Stack } from '../../../emulator/stack';
import { callsOf } from '../calls';
import { FAULTS, REST, ruleFor } from '../lifecycle';
import { GUID, SAYS, TriageWorld } from './triage-world';

/** What is done with the faults of a call. */
interface Matrix {
  readonly wrongs: readonly string[];
  readonly ran: number;
  readonly all: number;
}

/** The calls that the playbooks of the triage make. */
const callsOfTriage = (stack: Stack): readonly string[] =>
  callsOf({ ...stack, workflows: stack.workflows.filter(({ name }) => name.includes('-triage')) });

/**
 * Every fault of every call of the triage, in the life of an incident that is created, then closed by a person: whatever goes wrong, it gets its ticket, exactly one, and the ticket is closed with
 * it.
 * @param isEarned whether the incident may be closed by the triage itself
 */
export async function faultsOfTriage(stack: Stack, isEarned: boolean): Promise<Matrix> {
  const world = new TriageWorld(stack);
  const calls = callsOfTriage(stack);
  const names = Object.keys(FAULTS);
  const wrongs: string[] = [];
  let ran = 0;
  for (const call of calls) {
    for (const fault of names) {
      world.reset();
      world.says(SAYS);
      if (isEarned) await world.judged(20, 20);
      world.inject([ruleFor(call, fault)]);
      await world.incident(GUID, isEarned ? {} : { severity: 'Medium' });
      await world.pass(6);
      const first = wrongsOf(world, isEarned);
      if (world.seen().status !== 'Closed') {
        world.analyst.close(GUID, { classification: 'FalsePositive' });
      }
      await world.pass(6);
      world.inject([]);
      await world.pass(REST);
      ran += 1;
      for (const wrong of [...first, ...wrongsOf(world, isEarned), ...endWrongs(world)]) {
        wrongs.push(`${call}, ${fault}: ${wrong}`);
      }
    }
  }
  await world.close();
  return { wrongs, ran, all: calls.length * names.length };
}

/** What is wrong at any time. */
function wrongsOf(world: TriageWorld, isEarned: boolean): string[] {
  const { status, tickets, labels, comments, reason } = world.seen();
  const byTriage = reason?.startsWith('Closed by the AI triage') ?? false;
  const verdicts = comments.filter(({ name }) => name.startsWith('5e4c0401'));
  const checks: readonly (readonly [string, boolean])[] = [
    // What is closed before the ticket is opened gets none; where a write came late, there is one, which is closed with it.
    [
      `it has ${tickets.length} tickets`,
      tickets.length === 1 || (byTriage && tickets.length === 0),
    ],
    ['it was closed without the right to', isEarned || !byTriage],
    ['it was closed by nobody', status !== 'Closed' || reason === null || byTriage],
    ['it has several labels', labels.filter((label) => label.startsWith('AI:')).length <= 1],
    ['it has several verdicts', verdicts.length <= 1],
  ];
  return checks.flatMap(([wrong, holds]) => (holds ? [] : [wrong]));
}

/** What is wrong once everything has come to rest. */
function endWrongs(world: TriageWorld): string[] {
  const { tickets } = world.seen();
  const open = tickets.filter(({ state }) => !['6', '7'].includes(String(state)));
  const outcomes = new Set(
    world
      .rows('outcome')
      .filter(({ IncidentId }) => IncidentId === GUID)
      .map((row) => JSON.stringify({ ...row, TimeGenerated: '' })),
  );
  return [
    ...(open.length > 0 ? ['its ticket is still open'] : []),
    ...(outcomes.size > 1 ? ['its outcome is told in two ways'] : []),
  ];
}
