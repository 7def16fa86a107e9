import { sidesOf } from '../../bench/soak/sides';
import { madeUpGuid } from '../../emulator/stack/made-up';
import { World } from '../../emulator/world';
import type { EnvironmentInput } from '../../environments';
import dev from '../../environments/dev';
import { TODAY } from '../constructs/today';
import { synthesizedStack } from './servicenow/dev-world';
import { jiraCloud, jiraDataCenter } from './systems';

const MINUTE = 60_000;
const GUID = madeUpGuid('an incident that was not told of its ticket');

/** Only what is High gets a ticket. */
const when = { severities: ['High' as const] };
const { serviceNow, ...others } = dev;
const issue = { project: 'SEC', issueType: 'Task' } as const;
const issues = [{ ...issue, when }];

/** More conditions than an expression has room for beside what else decides about an item. */
const MANY = Array.from({ length: 30 }, (_, index) => ({
  when: {
    ...when,
    tags: [`team-${index}`, `unit-${index}`],
    titles: [`Suspicious thing ${index}*`, `*odd behaviour of ${index}*`],
    products: ['Microsoft Defender for Endpoint'],
  },
}));

const ENVIRONMENTS: readonly [string, EnvironmentInput][] = [
  ['ServiceNow incidents', { ...dev, serviceNow: { ...serviceNow, routes: [{ when }] } }],
  [
    // The look-up of an incident without a label begins with another table.
    'ServiceNow security incidents',
    {
      ...dev,
      serviceNow: {
        ...serviceNow,
        routes: [
          { when: { tags: ['network'] }, table: 'incident' },
          { when, table: 'sn_si_incident' },
        ],
      },
    },
  ],
  ['Jira Cloud', { ...others, jira: { ...jiraCloud, routes: issues } }],
  ['Jira Data Center', { ...others, jira: { ...jiraDataCenter, routes: issues } }],
  [
    'ServiceNow with thirty routes more',
    { ...dev, serviceNow: { ...serviceNow, routes: [...MANY, { when }] } },
  ],
  [
    'Jira with thirty routes more',
    {
      ...others,
      jira: { ...jiraCloud, routes: [...MANY.map((route) => ({ ...issue, ...route })), ...issues] },
    },
  ],
];

test.each(ENVIRONMENTS)(
  '%s: an incident that no route wants any more is told of the ticket that it got when one did',
  async (_name, environment) => {
    let isDown = false;
    const world: World = new World(synthesizedStack(environment).stack, {
      start: TODAY.getTime(),
      // Sentinel goes down once the ticket is made, before the incident has its label.
      disturb: ({ service }) => {
        isDown ||= mayFail && tickets().length > 0;
        return isDown && service.startsWith('sentinel')
          ? { kind: 'status', status: 503 }
          : undefined;
      },
    });
    let mayFail = true;
    const [side] = sidesOf(world);
    const tickets = () => side?.ticketsOf(GUID) ?? [];
    const incident = () => world.sentinel.get(GUID)?.incident.properties;

    world.analyst.create(GUID, { severity: 'High' });
    await world.runUntil(world.now + 20 * MINUTE);
    expect(tickets()).toHaveLength(1);
    expect(incident()?.labels).toEqual([]);
    world.analyst.setSeverity(GUID, 'Low');
    mayFail = isDown = false;
    await world.runUntil(world.now + 30 * MINUTE);
    world.analyst.comment(GUID, 'anything new?');
    await world.runUntil(world.now + 30 * MINUTE);

    const [ticket, ...more] = tickets();
    expect(more).toEqual([]);
    expect(incident()?.labels.map(({ labelName }) => labelName)).toEqual([
      expect.stringContaining(`${side?.system ?? ''}:`),
    ]);
    expect(ticket?.severities).toContain('Low');
    expect(ticket?.notes.filter((note) => note.includes('anything new?'))).toHaveLength(1);
  },
);
