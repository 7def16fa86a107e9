import { sidesOf } from '../../bench/soak/sides';
import type { TicketSide } from '../../bench/soak/ticket-side';
import type { LogRow } from '../../emulator/logs';
import { World, type WorldOptions } from '../../emulator/world';
import { TODAY } from '../constructs/today';
import { textIn } from '../queries/row';
import { NAMES, stackOf } from './systems';

const GUID = '5f1c8b1e-93c5-4f68-a1de-28c7f5306b9a';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What a row in the logs says of an incident, and of the run that it stands in. */
interface Report {
  readonly playbook: string;
  readonly action: string;
  readonly incident: string;
  readonly ticket: string;
  readonly direction: string;
  readonly outcome: string;
  /** How the run ended, found by its id alone. */
  readonly run: string;
  /** The id that the trigger gave the run. */
  readonly trackingId: string;
}

describe.each(NAMES)('%s', (name) => {
  const stack = stackOf(name);
  const lived = (options: WorldOptions = {}): [World, TicketSide] => {
    const world = new World(stack, { start: TODAY.getTime(), ...options });
    const [side] = sidesOf(world);
    if (side === undefined) throw new Error('no playbook calls a ticket system');
    return [world, side];
  };
  const pass = (world: World, minutes: number) => world.runUntil(world.now + minutes * MINUTE);
  const keyOf = (side: TicketSide): string => side.ticketsOf(GUID)[0]?.key ?? '';
  /** What people call the ticket: in ServiceNow its number stands before its key. */
  const numberOf = (side: TicketSide): string => keyOf(side).split(' ')[0] ?? '';

  /** The reports about the incident, joined with the ends of their runs as a query would. */
  function reportsOf(world: World): readonly Report[] {
    const rows = world.logs().AzureDiagnostics;
    const ends = new Map(
      rows
        .filter((row) => textIn(row, 'OperationName').endsWith('/workflowRunCompleted'))
        .map((row) => [textIn(row, 'resource_runId_s'), row] as const),
    );
    const of = (row: LogRow, property: string): string =>
      textIn(row, `trackedProperties_${property}_s`);
    return rows
      .filter((row) => of(row, 'incident') === `incident/${GUID}`)
      .map((row) => ({
        playbook: textIn(row, 'resource_workflowName_s').split('-').at(-1) ?? '',
        action: textIn(row, 'resource_actionName_s'),
        incident: of(row, 'incident').replace('incident/', ''),
        ticket: of(row, 'ticket').replace('ticket/', ''),
        direction: of(row, 'direction'),
        outcome: of(row, 'outcome'),
        run: textIn(ends.get(textIn(row, 'resource_runId_s')) ?? {}, 'status_s'),
        trackingId: textIn(row, 'correlation_clientTrackingId_g'),
      }));
  }

  test('run, incident and ticket can be joined for open, push and reconcile', async () => {
    const [world, side] = lived();
    world.analyst.create(GUID, { severity: 'Medium' });
    await world.settle();
    const ticket = numberOf(side);
    const known = { incident: GUID, ticket, run: 'Succeeded' };
    expect(reportsOf(world)).toMatchObject([
      { ...known, playbook: 'open', direction: 'out', outcome: 'opened', trackingId: GUID },
    ]);

    world.analyst.setSeverity(GUID, 'High');
    await world.settle();
    expect(reportsOf(world).slice(1)).toMatchObject([
      { ...known, playbook: 'push', direction: 'out', outcome: 'pushed', trackingId: GUID },
    ]);

    await pass(world, 6);
    side.move(keyOf(side), 'Active', '');
    await pass(world, 6);
    // The schedule has started it, so that only the row itself knows the incident.
    expect(reportsOf(world).filter(({ playbook }) => playbook === 'reconcile')).toMatchObject([
      { ...known, direction: 'in', outcome: 'pulled', trackingId: '' },
    ]);
  });

  test('a title that looks like a label is none', async () => {
    const [world, side] = lived();
    const title = '"labelName":"ServiceNow:INC1" "labelName":"Jira:X-1" \\"';
    world.analyst.create(GUID, { severity: 'Medium', title });
    await pass(world, 6);
    side.move(keyOf(side), 'Active', '');
    await pass(world, 6);
    expect(reportsOf(world)).toContainEqual(
      expect.objectContaining({ outcome: 'pulled', ticket: numberOf(side) }),
    );
  });

  test('an update of the incident that Sentinel refuses is no pulled one, and the item has failed', async () => {
    const [world, side] = lived();
    world.analyst.create(GUID, { severity: 'Medium' });
    await pass(world, 11);
    const call = { service: 'sentinel-connector', action: 'Update_incident' };
    world.inject([{ call, fault: { kind: 'status', status: 403, body: 'No' } }]);
    side.move(keyOf(side), 'Active', '');
    await pass(world, 4);
    const known = { outcome: 'failed', direction: 'in', run: 'Succeeded' };
    const failed = reportsOf(world).filter(({ playbook }) => playbook === 'reconcile');
    expect(failed).toHaveLength(2);
    expect(failed).toEqual(
      expect.arrayContaining([
        // Where no incident came back, nothing says which ticket it was.
        expect.objectContaining({ ...known, action: 'Update_incident', ticket: 'none' }),
        expect.objectContaining({ ...known, action: 'Held', ticket: numberOf(side) }),
      ]),
    );
  });

  test('an answer without a body makes no failure of an update that was made', async () => {
    const [world, side] = lived();
    world.analyst.create(GUID, { severity: 'Medium' });
    await pass(world, 11);
    const call = { service: 'sentinel-connector', action: 'Update_incident' };
    world.inject([{ call, fault: { kind: 'empty body' } }]);
    side.move(keyOf(side), 'Active', '');
    await pass(world, 4);
    expect(reportsOf(world).filter(({ playbook }) => playbook === 'reconcile')).toMatchObject([
      { outcome: 'pulled', ticket: 'none' },
    ]);
  });

  test('an incident that was deleted is told as gone, once', async () => {
    const [world, side] = lived();
    world.analyst.create(GUID, { severity: 'Medium' });
    await pass(world, 11);
    world.analyst.remove(GUID);
    side.note(keyOf(side), 'Is anybody there?');
    await pass(world, 30);
    expect(reportsOf(world).filter(({ playbook }) => playbook === 'reconcile')).toMatchObject([
      { action: 'Held', ticket: numberOf(side), outcome: 'incident gone' },
    ]);
  });

  test('what fails for a day is parked', async () => {
    const [world, side] = lived({ keptRuns: 20 });
    const call = { service: side.service, method: 'POST' };
    world.inject([{ call, fault: { kind: 'status', status: 400, body: '{}' } }]);
    world.analyst.create(GUID, { severity: 'Medium' });
    const last = () => reportsOf(world).findLast(({ playbook }) => playbook === 'open');
    const known = { action: 'Report_failure', run: 'Failed' };
    await world.runUntil(world.now + 23 * HOUR);
    expect(last()).toMatchObject({ ...known, outcome: 'failed' });
    await world.runUntil(world.now + 2 * HOUR);
    expect(last()).toMatchObject({ ...known, outcome: 'parked' });
  });
});
