import type { FaultRule } from '../../../emulator/faults';
import { deliver, devStack, devWorld, seen } from './dev-world';
import { defender, passwordSpray } from './payloads';

const world = devWorld();
beforeEach(() => {
  world.reset();
});

const onServiceNow = (fault: FaultRule['fault'], call: FaultRule['call'] = {}): FaultRule => ({
  call: { service: 'servicenow', ...call },
  fault,
});

/** What keeps a ticket from being opened, and how it is mended. */
const OUTAGES: Readonly<
  Record<string, { begin: () => void; end: () => void; told: RegExp; notified?: number }>
> = {
  'ServiceNow answers 503': {
    begin: () => {
      world.inject([onServiceNow({ kind: 'status', status: 503 })]);
    },
    end: () => {
      world.inject([]);
    },
    told: /looking the ticket up failed \(ServiceUnavailable\)/,
  },
  'ServiceNow does not answer': {
    begin: () => {
      world.inject([onServiceNow({ kind: 'timeout', acted: false })]);
    },
    end: () => {
      world.inject([]);
    },
    told: /looking the ticket up failed \(/,
  },
  'ServiceNow is hibernating and answers with a page': {
    begin: () => {
      const headers = { 'Content-Type': 'text/html' };
      const body = '<html><body>Your instance is hibernating</body></html>';
      world.inject([onServiceNow({ kind: 'status', status: 200, headers, body })]);
    },
    end: () => {
      world.inject([]);
    },
    told: /reading what ServiceNow answered to the look-up failed \(unreadable answer\).*hibernating/s,
  },
  'ServiceNow answers with more than a text of the language holds, but no list': {
    begin: () => {
      const headers = { 'Content-Type': 'application/json' };
      const body = JSON.stringify({ result: 'a'.repeat(200_000) });
      world.inject([onServiceNow({ kind: 'status', status: 200, headers, body })]);
    },
    end: () => {
      world.inject([]);
    },
    told: /reading what ServiceNow answered to the look-up failed \(unreadable answer\)/,
  },
  'ServiceNow refuses the ticket': {
    begin: () => {
      const body = JSON.stringify({
        error: {
          message: 'Operation Failed',
          detail: 'Data Policy Exception: mandatory: Business service',
        },
        status: 'failure',
      });
      const headers = { 'Content-Type': 'application/json' };
      world.inject([
        onServiceNow({ kind: 'status', status: 403, headers, body }, { method: 'POST' }),
      ]);
    },
    end: () => {
      world.inject([]);
    },
    // This ticket's own fault; an outage is told by the playbook that reconciles, once for all incidents.
    notified: 1,
    told: /creating the ticket failed \(Forbidden\).*mandatory: Business service/s,
  },
  'the password in the vault is an old one': {
    begin: () => {
      world.outdate(['servicenow-password']);
    },
    end: () => {
      world.outdate([]);
    },
    told: /looking the ticket up failed \(Unauthorized\)/,
  },
  'the grant on the password is missing': {
    begin: () => {
      world.revoke('Secret-servicenow-password');
    },
    end: () => {
      world.restoreGrants();
    },
    told: /reading the ServiceNow password from the vault failed \(Forbidden\)/,
  },
};

describe.each(Object.entries(OUTAGES))('%s', (_, { begin, end, told, notified = 0 }) => {
  test('fails the run and says so once on the incident, however often it happens', async () => {
    begin();
    const state = await deliver(world, passwordSpray, passwordSpray, passwordSpray);
    expect(seen(state)).toStrictEqual({
      tickets: [],
      labels: [],
      comments: [expect.stringMatching(told)],
      notifications: notified,
      runs: ['Failed', 'Failed', 'Failed'],
    });
    expect(seen(state).comments[0]).toContain(
      'href="https://portal.azure.com/#view/Microsoft_Azure_EMA/',
    );
    expect(state.runs[0]?.error?.message).toMatch(
      /^Sentinel Bridge could not open the ServiceNow ticket/,
    );
  });

  test('is made good by the next run', async () => {
    begin();
    await deliver(world, passwordSpray);
    end();
    const state = await deliver(world, passwordSpray);
    expect(seen(state)).toMatchObject({
      tickets: ['INC0010001'],
      labels: ['ServiceNow:INC0010001'],
      runs: ['Failed', 'Succeeded'],
    });
    expect(seen(state).comments).toHaveLength(2);
  });

  test('shows no secret', async () => {
    begin();
    const state = await deliver(world, passwordSpray);
    expect(state.runs.flatMap(({ findings }) => findings)).toStrictEqual([]);
    const printed = JSON.stringify(state);
    for (const secret of world.secretValues()) expect(printed).not.toContain(secret);
  });
});

describe('an unclear answer to the create', () => {
  const POST = { method: 'POST' };
  test.each([
    [
      'time-out after ServiceNow acted, until the retries end',
      { kind: 'timeout', acted: true },
      undefined,
    ],
    ['time-out after ServiceNow acted, once', { kind: 'timeout', acted: true }, [1]],
    ['time-out before ServiceNow acted, once', { kind: 'timeout', acted: false }, [1]],
    ['broken connection after ServiceNow acted, once', { kind: 'reset', acted: true }, [1]],
    ['500 without acting, once', { kind: 'status', status: 500 }, [1]],
    ['an answer without a body', { kind: 'empty body' }, undefined],
    ['an answer that is cut in half', { kind: 'malformed body' }, undefined],
  ] as const)('%s: still one ticket', async (_, fault, occurrences) => {
    const rule = onServiceNow(fault, POST);
    world.inject([occurrences ? { ...rule, occurrences } : rule]);
    await deliver(world, passwordSpray);
    world.inject([]);
    const state = await deliver(world, passwordSpray);
    expect(seen(state)).toMatchObject({
      tickets: ['INC0010001'],
      labels: ['ServiceNow:INC0010001'],
    });
    expect(state.runs.at(-1)?.status).toBe('Succeeded');
  });
});

describe('what a look-up shows', () => {
  test('somebody else’s ticket is never taken for ours', async () => {
    const body = JSON.stringify({
      result: [{ sys_id: 'f'.repeat(32), number: 'INC0000001', correlation_id: 'something else' }],
    });
    const headers = { 'Content-Type': 'application/json' };
    world.inject([
      onServiceNow({ kind: 'status', status: 200, headers, body }, { action: 'Find_ticket' }),
    ]);
    expect(seen(await deliver(world, passwordSpray))).toMatchObject({
      tickets: [],
      labels: [],
      runs: ['Failed'],
    });
  });

  test('nothing, for an incident that is labelled, never opens a second ticket', async () => {
    await deliver(world, passwordSpray);
    const body = JSON.stringify({ result: [] });
    const headers = { 'Content-Type': 'application/json' };
    world.inject([onServiceNow({ kind: 'status', status: 200, headers, body }, { method: 'GET' })]);
    const state = await deliver(world, passwordSpray);
    expect(seen(state)).toMatchObject({ tickets: ['INC0010001'], runs: ['Succeeded', 'Failed'] });
    expect(seen(state).comments.at(-1)).toMatch(
      /finding the ticket that the incident is labelled with failed/,
    );
  });
});

describe('Sentinel', () => {
  test('a label that was not written is repaired by the next run, without a second comment', async () => {
    const connector = { service: 'sentinel-connector', method: 'PUT' };
    world.inject([{ call: connector, fault: { kind: 'status', status: 500 } }]);
    expect(seen(await deliver(world, passwordSpray))).toMatchObject({
      tickets: ['INC0010001'],
      labels: [],
      runs: ['Failed'],
    });
    world.inject([]);
    const state = await deliver(world, passwordSpray);
    expect(seen(state)).toMatchObject({
      tickets: ['INC0010001'],
      labels: ['ServiceNow:INC0010001'],
    });
    expect(seen(state).comments.filter((comment) => comment.startsWith('Opened'))).toHaveLength(1);
  });

  test('that cannot be written to is told to the channel', async () => {
    world.revoke('MicrosoftSentinelResponder');
    expect(seen(await deliver(world, passwordSpray))).toMatchObject({
      tickets: [],
      comments: [],
      notifications: 1,
      runs: ['Failed'],
    });
  });
});

describe('grants', () => {
  /** An incident whose ticket gets a note and takes an update only the second time, and one whose ticket is refused: together they use everything. */
  const play = async () => {
    await deliver(world, passwordSpray);
    const [ticket] = world.serviceNow?.rows('incident') ?? [];
    if (ticket !== undefined) {
      world.serviceNow?.as('agent').note('incident', ticket['sys_id'] ?? '', 'Looked at it');
    }
    world.inject([onServiceNow({ kind: 'status', status: 403 }, { method: 'PATCH' })]);
    world.analyst.setSeverity(passwordSpray.object.name, 'Low');
    await world.settle();
    world.inject([]);
    await world.runUntil(world.now + 12 * 60_000);
    await world.settle();
    world.inject([onServiceNow({ kind: 'status', status: 403 }, { method: 'POST' })]);
    const state = await deliver(world, defender);
    world.inject([]);
    return state;
  };

  test('are all used', async () => {
    expect((await play()).unusedGrants).toStrictEqual([]);
  });

  const addresses = devStack.stack.roleAssignments
    .map(({ address }) => address)
    .filter((address) => !address.includes('Deployer'));
  test.each(addresses)('without %s something does not work', async (address) => {
    const whole = seen(await play());
    world.reset();
    world.revoke(address);
    expect(seen(await play())).not.toStrictEqual(whole);
  });
});

test('no secret stands in the synthesized files', () => {
  for (const secret of world.secretValues()) expect(devStack.text).not.toContain(secret);
});
