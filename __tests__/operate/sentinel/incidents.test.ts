import dev from '../../../environments/dev';
import { Incidents } from '../../../operate/sentinel/incidents';
import { Problem } from '../../../operate/problem';
import { type Deployed, deployed } from '../deployed';

const GUID = '5f1c8b1e-93c5-4f68-a1de-28c7f5306b9a';
const NEW = {
  title: 'made by hand',
  description: 'a test',
  severity: 'Low',
  tags: ['vip'],
} as const;

let here: Deployed;
let incidents: Incidents;
beforeEach(async () => {
  here = await deployed(dev);
  incidents = new Incidents(here.access);
});
afterEach(() => here.close());

const playbooks = () =>
  here.world.state().runs.filter(({ playbook }) => !playbook.endsWith('reconcile'));

test('an incident that is made through the API starts what a rule starts for it', async () => {
  await incidents.create(GUID, NEW);
  await here.world.settle();
  expect(playbooks().map(({ playbook, status }) => [playbook, status])).toEqual([
    ['logic-bridge-dev-servicenow-open', 'Succeeded'],
  ]);
});

test('a person’s change through the API starts push, which one of an application does not', async () => {
  await incidents.create(GUID, NEW);
  await here.world.settle();
  await incidents.change(GUID, { severity: 'Medium' });
  await here.world.settle();
  expect(playbooks().map(({ playbook }) => playbook)).toEqual([
    'logic-bridge-dev-servicenow-open',
    'logic-bridge-dev-servicenow-push',
  ]);
  expect(here.world.state().serviceNow['incident']?.[0]?.['urgency']).toBe('2');
});

test('a change keeps everything else, tags and owner included', async () => {
  await incidents.create(GUID, NEW);
  here.world.analyst.assign(GUID, 'ada@acme.com');
  await incidents.change(GUID, { status: 'Active' });
  const { properties } = here.world.sentinel.get(GUID)!.incident;
  expect(properties).toMatchObject({
    title: NEW.title,
    description: NEW.description,
    severity: 'Low',
    status: 'Active',
    owner: { email: 'ada@acme.com' },
    labels: [{ labelName: 'vip' }],
  });
});

test('a change that somebody else’s comes before is made all the same; where that never ends, it is told', async () => {
  await incidents.create(GUID, NEW);
  const conflict = (occurrences?: readonly number[]) => [
    {
      call: { service: 'sentinel', method: 'PUT' },
      fault: { kind: 'status', status: 409 } as const,
      ...(occurrences && { occurrences }),
    },
  ];
  here.world.inject(conflict([1, 2]));
  await incidents.change(GUID, { severity: 'Medium' });
  expect(here.world.sentinel.get(GUID)?.incident.properties.severity).toBe('Medium');
  here.world.inject(conflict());
  const told = await incidents.change(GUID, { severity: 'Low' }).catch((error: unknown) => error);
  expect(told).toBeInstanceOf(Problem);
  expect(String(told)).toContain('it goes against how things are by now');
});

test('a comment tells whether it is new', async () => {
  await incidents.create(GUID, NEW);
  const comment = { id: 'aaaaaaaa-93c5-4f68-a1de-28c7f5306b9a', message: 'ü' };
  expect((await incidents.comment(GUID, comment)).created).toBe(true);
  expect((await incidents.comment(GUID, comment)).created).toBe(false);
  expect(await incidents.comments(GUID)).toEqual([comment]);
});
