import { sidesOf } from '../../bench/soak/sides';
import { logRows } from '../../emulator/logs/workflow-runtime';
import { World } from '../../emulator/world';
import { textIn } from '../queries/row';
import { NAMES, stackOf } from './systems';

const GUID = '00000000-0000-4000-8000-0000000057a7';
const QUARTER = 900_000;

/** The reports of one incident, in their order: what was done, and what its ticket says from then on. */
const reportsOf = (world: World): string[] =>
  world.runtime.workflows
    .flatMap(({ runs }) => runs)
    .flatMap(logRows)
    .filter((row) => row['trackedProperties_incident_s'] === `incident/${GUID}`)
    .sort((a, b) => textIn(a, 'TimeGenerated').localeCompare(textIn(b, 'TimeGenerated')))
    .map((row) =>
      [textIn(row, 'trackedProperties_outcome_s'), textIn(row, 'trackedProperties_state_s')].join(
        ': ',
      ),
    );

/** The last one that says what the ticket says. */
const lastState = (world: World): string | undefined =>
  reportsOf(world)
    .filter((report) => !report.endsWith('/none'))
    .at(-1);

describe.each(NAMES)('%s', (name) => {
  const world = new World(stackOf(name), { start: Date.UTC(2026, 0, 5) });
  const [side] = sidesOf(world);
  const settle = async () => {
    await world.settle();
    await world.runUntil(world.now + QUARTER);
  };
  afterAll(() => world.close());

  test('the last report says what the ticket says, whichever side has changed', async () => {
    const { analyst } = world;
    analyst.create(GUID);
    await settle();
    expect(reportsOf(world)[0]).toBe('opened: state/New|Medium');

    analyst.setSeverity(GUID, 'High');
    await settle();
    expect(lastState(world)).toBe('pushed: state/New|High');

    analyst.activate(GUID);
    await settle();
    // What moves a Jira issue leaves the rest to a further run, which finds the issue where it was moved to.
    expect(lastState(world)).toMatch(/: state\/Active\|High$/);

    const key = side?.ticketsOf(GUID)[0]?.key ?? '';
    side?.grade(key, 'Low');
    await settle();
    expect(lastState(world)).toMatch(/: state\/Active\|Low$/);

    side?.move(key, 'Closed', 'Done');
    await settle();
    expect(lastState(world)).toMatch(/: state\/Closed\|Low$/);
  });

  test('a run that cannot write does not say that it has', async () => {
    world.reset();
    const { analyst } = world;
    analyst.create(GUID);
    await settle();
    const service = side?.service ?? '';
    world.inject([
      { call: { service, method: 'PATCH' }, fault: { kind: 'status', status: 403 } },
      { call: { service, method: 'PUT' }, fault: { kind: 'status', status: 403 } },
    ]);
    analyst.setSeverity(GUID, 'High');
    await settle();
    expect(reportsOf(world).at(-1)).toBe('failed: state/none');
  });
});
