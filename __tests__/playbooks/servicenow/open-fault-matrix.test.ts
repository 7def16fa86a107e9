import type { Fault, FaultRule } from '../../../emulator/faults';
import { branchesOf, type ActionJson } from '../../../workflow/schema';
import { deliver, devStack, devWorld, seen } from './dev-world';
import { passwordSpray } from './payloads';

/** Everything that can happen to a call. */
const FAULTS: Readonly<Record<string, Fault>> = {
  '429 with Retry-After': { kind: 'status', status: 429, headers: { 'Retry-After': '7' } },
  '500': { kind: 'status', status: 500 },
  '503': { kind: 'status', status: 503 },
  'time-out before the server acted': { kind: 'timeout', acted: false },
  'time-out after it acted': { kind: 'timeout', acted: true },
  'connection reset after it acted': { kind: 'reset', acted: true },
  '401': { kind: 'status', status: 401 },
  '403': { kind: 'status', status: 403 },
  '404': { kind: 'status', status: 404 },
  '409': { kind: 'status', status: 409 },
  'malformed body': { kind: 'malformed body' },
  'empty body': { kind: 'empty body' },
};

/** Once, so that the engine's retry meets a healthy service; or until the fault is mended. */
const OCCURRENCES: readonly (readonly number[] | undefined)[] = [[1], undefined];

const callsIn = (actions: Readonly<Record<string, ActionJson>>): string[] =>
  Object.entries(actions).flatMap(([name, action]) => [
    ...(['Http', 'ApiConnection'].includes(action.type) ? [name] : []),
    ...branchesOf(action).flatMap((branch) => callsIn(branch.actions)),
  ]);
const calls = devStack.stack.workflows.flatMap(({ definition }) => callsIn(definition.actions));

const failing = (action: string): FaultRule => ({
  call: { action },
  fault: { kind: 'status', status: 503 },
});

const world = devWorld();
const met = new Set<string>();

/** What is so besides the fault. */
const BEFORE: Readonly<Record<string, () => Promise<readonly FaultRule[]>>> = {
  'a new incident': () => Promise.resolve([]),
  'a ticket without its label': async () => {
    world.inject([failing('Label_incident')]);
    await deliver(world, passwordSpray);
    return [];
  },
  'an outage': () => Promise.resolve([failing('Find_ticket')]),
  'a ServiceNow that takes no tickets': () => Promise.resolve([failing('Create_ticket')]),
};

describe.each(Object.entries(BEFORE))('%s', (_, before) => {
  test.each(calls)('heals from every fault of %s', async (action) => {
    for (const [name, fault] of Object.entries(FAULTS)) {
      for (const occurrences of OCCURRENCES) {
        world.reset();
        const others = await before();
        const rule: FaultRule = { call: { action }, fault, ...(occurrences && { occurrences }) };
        world.inject([rule, ...others]);
        const during = await deliver(world, passwordSpray);
        if (!during.unusedFaults.includes(rule)) met.add(action);
        world.inject([]);
        const after = await deliver(world, passwordSpray);
        const { tickets, labels, comments } = seen(after);
        expect({
          fault: name,
          tickets,
          labels,
          links: comments.filter((comment) => comment.startsWith('Opened')).length,
          failures: comments.filter((comment) => !comment.startsWith('Opened')).length <= 1,
          notes: after.serviceNow['sys_journal_field']?.length,
          last: after.runs.at(-1)?.status,
          secretsShown: after.runs.flatMap(({ findings }) => findings),
        }).toStrictEqual({
          fault: name,
          tickets: ['INC0010001'],
          labels: ['ServiceNow:INC0010001'],
          links: 1,
          failures: true,
          notes: 1,
          last: 'Succeeded',
          secretsShown: [],
        });
      }
    }
  });
});

test('every call of the playbook was hit', () => {
  expect(calls.filter((call) => !met.has(call))).toStrictEqual([]);
});
