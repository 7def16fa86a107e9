import { type CallPattern, type Fault, Faults, type FaultyCall } from '../../emulator/faults';
import { TransportError } from '../../emulator/runtime/outbound';

const call: FaultyCall = {
  service: 'servicenow',
  method: 'POST',
  path: '/api/now/v2/table/incident?sysparm_fields=sys_id',
  action: 'Create_ticket',
};
const answer = {
  status: 201,
  headers: { 'content-type': 'application/json' },
  body: '{"result":1}',
};

/** Makes a call; says how often the service was reached, and what came of it. */
async function outcome(faults: Faults, made = call) {
  let acted = 0;
  const result = await faults
    .around(made, () => {
      acted += 1;
      return Promise.resolve(answer);
    })
    .catch((error: unknown) => error);
  return { acted, result };
}

const always = (fault: Fault, pattern: CallPattern = {}) => new Faults([{ call: pattern, fault }]);

describe('a fault', () => {
  test.each<[string, Fault, number, unknown]>([
    [
      'of status 429 answers in place of the service',
      { kind: 'status', status: 429, headers: { 'retry-after': '7' }, body: 'slow' },
      0,
      { status: 429, headers: { 'retry-after': '7' }, body: 'slow' },
    ],
    [
      'of status 500 has an empty body unless told',
      { kind: 'status', status: 500 },
      0,
      { status: 500, headers: {}, body: '' },
    ],
    ['cuts a body in half', { kind: 'malformed body' }, 1, { ...answer, body: '{"resu' }],
    ['empties a body', { kind: 'empty body' }, 1, { ...answer, body: '' }],
    ['takes time', { kind: 'latency', milliseconds: 90_000 }, 1, { ...answer, latency: 90_000 }],
  ])('%s', async (_name, fault, acted, result) => {
    expect(await outcome(always(fault))).toEqual({ acted, result });
  });

  test.each<[Fault, number, string]>([
    [{ kind: 'timeout', acted: false }, 0, 'Timeout'],
    [{ kind: 'timeout', acted: true }, 1, 'Timeout'],
    [{ kind: 'reset', acted: false }, 0, 'ConnectionReset'],
    [{ kind: 'reset', acted: true }, 1, 'ConnectionReset'],
  ])('%j leaves no answer', async (fault, acted, failure) => {
    const made = await outcome(always(fault));
    expect(made.acted).toBe(acted);
    expect(made.result).toBeInstanceOf(TransportError);
    expect(made.result).toMatchObject({ failure });
  });
});

describe('a rule', () => {
  const fault: Fault = { kind: 'status', status: 503 };

  test.each<[CallPattern, boolean]>([
    [{}, true],
    [{ service: 'servicenow' }, true],
    [{ service: 'sentinel' }, false],
    [{ method: 'GET' }, false],
    [{ action: 'Create_ticket', method: 'POST' }, true],
    [{ action: 'Other' }, false],
    [{ path: '/api/now/*/incident*' }, true],
    [{ path: '/api/now/v2/table/incident' }, false],
    [{ path: '/api/now/v2/table/incident?sysparm_fields=sys_id' }, true],
  ])('for %j matches: %s', async (pattern, matches) => {
    const faults = always(fault, pattern);
    expect((await outcome(faults)).acted).toBe(matches ? 0 : 1);
    expect(faults.unusedRules()).toHaveLength(matches ? 0 : 1);
  });

  test('hits the occurrences it names, and again after a reset', async () => {
    const faults = new Faults([{ call: {}, occurrences: [2, 3], fault }]);
    const reached = async () => [
      (await outcome(faults)).acted,
      (await outcome(faults)).acted,
      (await outcome(faults)).acted,
      (await outcome(faults)).acted,
    ];
    expect(await reached()).toEqual([1, 0, 0, 1]);
    expect(await reached()).toEqual([1, 1, 1, 1]);
    faults.reset();
    expect(await reached()).toEqual([1, 0, 0, 1]);
  });

  test('counts calls that another rule hits', async () => {
    const faults = new Faults([
      { call: {}, occurrences: [1], fault },
      { call: {}, occurrences: [2], fault: { kind: 'empty body' } },
    ]);
    expect((await outcome(faults)).result).toMatchObject({ status: 503 });
    expect((await outcome(faults)).result).toMatchObject({ status: 201, body: '' });
  });
});
