import type { World } from '../../../emulator/world';
import dev from '../../../environments/dev';
import { deliver, devWorld, seen } from './dev-world';
import { PAYLOADS, defender, passwordSpray, withProperties } from './payloads';

const TICKET = 'INC0010001';
const link = (payload: { object: { name: string } }): string => {
  const key = payload.object.name.replaceAll('-', '');
  const address = `https://acmedev.service-now.com/nav_to.do?uri=%2Fincident.do%3Fsys_id%3D${key}`;
  return `Opened ServiceNow ticket <a href="${address}">${TICKET}</a>.`;
};

describe.each(Object.entries(PAYLOADS))('%s', (_, payload) => {
  const world = devWorld();
  const own = { tickets: [TICKET], comments: [link(payload)], notifications: 0 };
  beforeEach(() => {
    world.reset();
  });

  test('becomes one ticket, one label and one comment with the link', async () => {
    const state = await deliver(world, payload);
    expect(seen(state)).toMatchObject(own);
    expect(new Set(seen(state).runs)).toStrictEqual(new Set(['Succeeded']));
    expect(seen(state).labels.filter((label) => label.startsWith('ServiceNow:'))).toStrictEqual([
      `ServiceNow:${TICKET}`,
    ]);
    expect(state.runs.flatMap(({ findings }) => findings)).toStrictEqual([]);
  });

  test('changes nothing when it is delivered again', async () => {
    const first = await deliver(world, payload);
    const again = await deliver(world, payload);
    expect(again.serviceNow).toStrictEqual(first.serviceNow);
    expect(seen(again)).toStrictEqual({ ...seen(first), runs: again.runs.map(() => 'Succeeded') });
  });

  test('changes nothing when it is delivered several times at once', async () => {
    await world.deliverConcurrently([payload, payload, payload]);
    await world.settle();
    expect(seen(world.state())).toMatchObject(own);
  });
});

describe('the ticket', () => {
  const world = devWorld();
  const ticketOf = async (payload: unknown) => {
    world.reset();
    const { serviceNow } = await deliver(world, payload);
    return serviceNow['incident']?.[0] ?? {};
  };

  test('says what the incident is about', async () => {
    const ticket = await ticketOf(passwordSpray);
    expect(ticket).toMatchObject({
      sys_id: '4b0e7d1293c54f68a1de28c7f5306b9a',
      correlation_id: '4b0e7d12-93c5-4f68-a1de-28c7f5306b9a',
      correlation_display: 'Sentinel/law-sentinel-dev|New|Medium|1',
      short_description: '[Sentinel 4211] Password spray against Entra ID',
      urgency: '2',
      impact: '2',
      state: '1',
      opened_by: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
    });
    expect(ticket['assignment_group']).toMatch(/^[0-9a-f]{32}$/);
    expect(ticket['description'])
      .toBe(`57 failed sign-ins for 41 accounts from one address, followed by a success.

Severity: Medium
Status: New
Tactics: CredentialAccess, InitialAccess
Techniques: T1110
Created: 2026-11-20T02:14:07Z
Sentinel incident: 4211
Open it: https://portal.azure.com/#asset/Microsoft_Azure_Security_Insights/Incident/subscriptions/1e9b7c40-86d5-4f2a-b1c7-0d3f5a92e671/resourceGroups/rg-secops-dev/providers/Microsoft.OperationalInsights/workspaces/law-sentinel-dev/providers/Microsoft.SecurityInsights/incidents/4b0e7d12-93c5-4f68-a1de-28c7f5306b9a

- Alert: Password spray against Entra ID (Medium, Azure Sentinel)
- Account: jane.doe@contoso.com
- Ip: 203.0.113.17`);
  });

  test('has a first note with the marker', async () => {
    world.reset();
    const { serviceNow } = await deliver(world, passwordSpray);
    expect(serviceNow['sys_journal_field']).toMatchObject([
      {
        element: 'work_notes',
        element_id: '4b0e7d1293c54f68a1de28c7f5306b9a',
        value: expect.stringMatching(
          /\[sentinel-incident:4b0e7d12-93c5-4f68-a1de-28c7f5306b9a\]$/,
        ) as unknown,
      },
    ]);
  });

  test('of a Defender incident links to Defender, and takes the first alert’s description', async () => {
    const { description = '' } = await ticketOf(defender);
    expect(description).toMatch(/^A process renamed 1,200 files within a minute\.\n/);
    expect(description).toContain('Open it: https://security.microsoft.com/incidents/9120');
  });

  test.each([
    ['an incident in which everything optional is null', 4211],
    ['an incident in which every text is empty', 4212],
  ])('of %s is called by its number', async (name, number) => {
    expect(await ticketOf(PAYLOADS[name])).toMatchObject({
      short_description: `[Sentinel ${number}] Sentinel incident ${number}`,
      description: expect.stringMatching(new RegExp(`^Sentinel incident ${number}\n`)) as unknown,
    });
  });

  test('calls an entity without a friendly name by what it is', async () => {
    const relatedEntities = [
      { kind: 'Ip', name: 'e1', properties: { address: '203.0.113.17' } },
      { kind: 'Mailbox', name: 'e2', properties: {} },
    ];
    const { description } = await ticketOf(withProperties(passwordSpray, { relatedEntities }));
    expect(description).toMatch(/\n- Ip: 203\.0\.113\.17\n- Mailbox: e2$/);
  });

  test('shows text as it was written, and evaluates none of it', async () => {
    const title = `@{utcNow()} @concat('a') \${x} %{y} <b>`;
    const { short_description } = await ticketOf(withProperties(passwordSpray, { title }));
    expect(short_description).toBe(`[Sentinel 4211] ${title}`);
  });

  test.each([
    ['High', '1', '1', '1'],
    ['Medium', '2', '2', '3'],
    ['Low', '3', '3', '5'],
    ['Informational', '3', '3', '5'],
  ])(
    'of severity %s has urgency %s, impact %s and priority %s',
    async (severity, urgency, impact, priority) => {
      expect(await ticketOf(withProperties(passwordSpray, { severity }))).toMatchObject({
        urgency,
        impact,
        priority,
      });
    },
  );
});

test('an incident that no route wants starts nothing', async () => {
  const routes = [{ when: { severities: ['High'] } }] as const;
  const world = devWorld({}, { serviceNow: { ...dev.serviceNow, routes } });
  expect(seen(await deliver(world, passwordSpray))).toMatchObject({ tickets: [], runs: [] });
  expect(seen(await deliver(world, defender))).toMatchObject({
    tickets: [TICKET],
    runs: ['Succeeded'],
  });
});

describe('a route for kinds of entities', () => {
  const routes = [{ when: { entityKinds: ['Mailbox'] } }] as const;
  const world = devWorld({}, { serviceNow: { ...dev.serviceNow, routes } });
  const account = { kind: 'Account', name: 'a', properties: { friendlyName: 'a'.repeat(200) } };
  const accounts = Array.from({ length: 1000 }, () => account);
  const after = async (relatedEntities: readonly unknown[]) => {
    world.reset();
    return seen(await deliver(world, withProperties(passwordSpray, { relatedEntities })));
  };

  test('wants an incident with more entities than one text of the language holds', async () => {
    expect(await after([...accounts, { kind: 'Mailbox', name: 'm' }])).toMatchObject({
      tickets: [TICKET],
      runs: ['Succeeded'],
    });
  });

  test('does not want one without such an entity', async () => {
    expect(await after(accounts)).toMatchObject({ tickets: [], runs: ['Succeeded'] });
  });
});

test('a group that ServiceNow does not know is named on the incident', async () => {
  const world = devWorld({ serviceNow: { groups: [] } });
  const { comments } = seen(await deliver(world, passwordSpray));
  expect(comments[0]).toMatch(/<\/a>\. ServiceNow did not take: assignment_group\.$/);
});

describe('an instance that chooses its own sys_id', () => {
  const world: World = devWorld({ serviceNow: { replacesSysId: true } });

  test('still has one ticket, found by its correlation id', async () => {
    const state = await deliver(world, passwordSpray, passwordSpray);
    expect(seen(state)).toMatchObject({ tickets: [TICKET], runs: ['Succeeded', 'Succeeded'] });
    expect(state.serviceNow['incident']?.[0]?.['sys_id']).not.toBe(
      '4b0e7d1293c54f68a1de28c7f5306b9a',
    );
  });
});

test('opening costs 15 executions, finding it done 10', async () => {
  const { runs } = await deliver(devWorld(), passwordSpray, passwordSpray);
  expect(runs.map(({ billed }) => billed)).toStrictEqual([
    { builtIn: 13, standard: 2 },
    { builtIn: 9, standard: 1 },
  ]);
});
