import { type SmokeOptions, runSmoke } from '../../../cli/smoke';
import type { WorldOptions } from '../../../emulator/world';
import type { EnvironmentInput } from '../../../environments';
import dev from '../../../environments/dev';
import { sidesOf } from '../../../bench/soak/sides';
import type { People } from '../../../operate/smoke/sides';
import { jiraCloud, jiraDataCenter } from '../../playbooks/systems';
import { type Deployed, deployed } from '../deployed';
import { operatorWithout } from '../operators';

const { serviceNow, ...others } = dev;

/** Agents that write notes as people do. */
const AGENTS: WorldOptions = {
  serviceNow: {
    users: [{ userName: 'sam', name: 'Sam', email: 'sam@acme.com' }],
    passwords: { sam: 'sam-is-here' },
  },
  jira: { tokens: { 'service.desk@example.com': 'desk-is-here' } },
};
const PEOPLE: People = {
  ServiceNow: { user: 'sam', secret: 'sam-is-here' },
  Jira: { user: 'service.desk@example.com', secret: 'desk-is-here' },
};

/** Runs the command, interrupted after the line that a text is in. */
async function run(
  { access }: Pick<Deployed, 'access'>,
  { people = {}, interruptAfter, ...options }: Partial<SmokeOptions> & {
    readonly people?: People;
    readonly interruptAfter?: string;
  } = {},
) {
  const lines: string[] = [];
  const controller = new AbortController();
  const code = await runSmoke(
    access,
    { severity: 'Low', tag: [], ...options },
    {
      people,
      signal: controller.signal,
      print: (line) => {
        lines.push(line);
        if (interruptAfter !== undefined && line.includes(interruptAfter)) controller.abort();
      },
    },
  );
  return { code, text: lines.join('\n') };
}

/** An environment for smoke, with who may do what. */
const at = (input: EnvironmentInput, options: WorldOptions = {}) =>
  deployed(input, { people: [operatorWithout(input)], ...AGENTS, ...options });

/** What is left of the test: the incident, and its tickets. */
function left({ world }: Deployed) {
  const [record] = world.sentinel.list();
  const tickets = sidesOf(world).flatMap((side) => side.ticketsOf(record?.incident.name ?? ''));
  return {
    incident: record?.incident.properties.status,
    tickets: tickets.map(({ status }) => status),
  };
}

test('ServiceNow', async () => {
  const here = await at(dev);
  const { code, text } = await run(here, { people: PEOPLE });
  console.log(text);
  expect(code).toBe(0);
  expect(left(here)).toEqual({ incident: 'Closed', tickets: ['Closed'] });
  await here.close();
});
test('Cloud', async () => {
  const here = await at({ ...others, jira: jiraCloud });
  const { code, text } = await run(here, { people: PEOPLE });
  console.log(text);
  expect(code).toBe(0);
  expect(left(here)).toEqual({ incident: 'Closed', tickets: ['Closed'] });
  await here.close();
});
test('DC', async () => {
  const here = await at({ ...others, jira: jiraDataCenter });
  const { code, text } = await run(here, { people: PEOPLE });
  console.log(text);
  expect(code).toBe(0);
  await here.close();
});
