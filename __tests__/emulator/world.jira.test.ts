import { loadStack } from '../../emulator/stack';
import { World, type WorldOptions } from '../../emulator/world';
import type { Json } from '../../workflow/parameter';
import { INCIDENT, payload } from './services/fixtures/payload';
import { azapi, openDefinition, synthesized } from './services/fixtures/stack';

const cloudSignIn: Json = {
  type: 'Basic',
  username: 'bot@acme.com',
  password: "@body('Read_password')?['value']",
};
const dataCenterSignIn: Json = {
  type: 'Raw',
  value: "Bearer @{body('Read_password')?['value']}",
};

/** A row of a playbook's routes, as its definition holds it. */
const route: Json = {
  project: 'SEC',
  issuetype: 'Security Incident',
  components: ['Endpoint'],
  assignee: 'jdoe',
  fields: { customfield_10010: { value: 'EMEA' }, customfield_10011: 3, customfield_10012: 'x' },
};

/** A stack whose playbook opens an issue, with the fields of the route and a label that names the incident. */
function stackOf(site: string, version: '2' | '3', authentication: Json) {
  const { Read_password } = openDefinition['actions'] as Record<string, Json>;
  const row = "first(body('Route'))";
  const definition: Json = {
    ...openDefinition,
    parameters: {
      $connections: { type: 'Object', defaultValue: {} },
      vaultUri: { type: 'String' },
      jiraSite: { type: 'String', defaultValue: site },
      priorityOf: { type: 'Object', defaultValue: { High: 'Blocker' } },
    },
    actions: {
      Read_password: Read_password ?? null,
      Route: {
        type: 'Query',
        runAfter: { Read_password: ['Succeeded'] },
        inputs: { from: [route], where: '@true' },
      },
      Create_issue: {
        type: 'Http',
        runAfter: { Route: ['Succeeded'] },
        inputs: {
          method: 'POST',
          uri: `@{parameters('jiraSite')}/rest/api/${version}/issue`,
          authentication,
          body: {
            fields: {
              project: { key: `@${row}?['project']` },
              issuetype: { name: `@${row}?['issuetype']` },
              summary: "@triggerBody()?['object']?['properties']?['title']",
              priority: { name: "@parameters('priorityOf')?['High']" },
              labels: ["@concat('sentinel-', triggerBody()?['object']?['name'])"],
              assignee: { [version === '3' ? 'accountId' : 'name']: `@${row}?['assignee']` },
              customfield_10010: `@${row}?['fields']?['customfield_10010']`,
              customfield_10011: 3,
              customfield_10012: 'x',
            },
          },
        },
      },
    },
  };
  return loadStack(synthesized({ azapi_resource: azapi({ definition }) }));
}

const SITES = [
  { flavour: 'cloud', site: 'https://acme.atlassian.net', version: '3', signIn: cloudSignIn },
  { flavour: 'dataCenter', site: 'https://jira.acme.com', version: '2', signIn: dataCenterSignIn },
] as const;

describe.each(SITES)('a world with Jira ($flavour)', ({ site, version, signIn }) => {
  const worldOf = (options: WorldOptions = {}) =>
    new World(stackOf(site, version, signIn), options);
  const run = async (world: World) => {
    await world.deliver(payload());
    await world.settle();
    return world.state();
  };

  test('accepts what the playbooks name: project, type, fields, people, priorities', async () => {
    const world = worldOf();
    const { runs, jira } = await run(world);
    expect(runs).toMatchObject([{ status: 'Succeeded', findings: [] }]);
    expect(jira.issues).toMatchObject([
      {
        key: 'SEC-1',
        issueType: 'Security Incident',
        priority: 'Blocker',
        assignee: 'jdoe',
        labels: [`sentinel-${INCIDENT}`],
        custom: { customfield_10010: { value: 'EMEA' }, customfield_10011: 3 },
      },
    ]);
    expect(world.jira?.withLabel(`sentinel-${INCIDENT}`)).toHaveLength(1);
    expect(world.writes()).toMatchObject({ jira: 1 });
    expect(world.denied).toBe(0);
  });

  test('refuses an old token and counts that', async () => {
    const world = worldOf();
    world.outdate(['servicenow-password']);
    const { runs, jira } = await run(world);
    expect(runs).toMatchObject([{ status: 'Failed' }]);
    expect(jira.issues).toEqual([]);
    expect(world.denied).toBe(1);
  });

  test('suffers faults under its name', async () => {
    const { runs, unusedFaults } = await run(
      worldOf({
        faults: [
          {
            call: { service: 'jira', method: 'POST', path: '*/issue' },
            fault: { kind: 'status', status: 400 },
          },
        ],
      }),
    );
    expect(unusedFaults).toEqual([]);
    expect(runs).toMatchObject([{ status: 'Failed' }]);
  });

  test('takes projects as they are told', async () => {
    const { runs } = await run(
      worldOf({ jira: { projects: [{ key: 'SEC', issueTypes: ['Task'] }] } }),
    );
    expect(runs).toMatchObject([{ status: 'Failed' }]);
  });

  test('forgets its issues with everything else', async () => {
    const world = worldOf();
    await run(world);
    world.reset();
    expect(world.jira?.issues()).toEqual([]);
    await run(world);
    expect(world.jira?.issues()).toMatchObject([{ id: '10001', key: 'SEC-1' }]);
  });

  test('lets people work on issues', async () => {
    const world = worldOf();
    await run(world);
    const desk = world.jira!.as('service.desk');
    desk.comment('SEC-1', 'looking at C:\\temp & more');
    desk.transition('SEC-1', 'done');
    desk.edit('SEC-1', { summary: 'Seen', description: 'a *b* c' });
    expect(world.jira!.issue('SEC-1')).toMatchObject({
      summary: 'Seen',
      status: { name: 'Done', category: 'done' },
      resolution: 'Done',
      comments: [{ author: 'service.desk' }],
    });
    desk.remove('SEC-1');
    expect(world.jira!.issue('SEC-1')).toBeUndefined();
  });
});

test('a world without Jira has none', () => {
  const world = new World(loadStack(synthesized()));
  expect(world.jira).toBeUndefined();
  expect(world.state().jira).toEqual({ issues: [] });
});
