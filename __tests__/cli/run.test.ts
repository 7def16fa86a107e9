import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunOptions, run } from '../../cli/run';

const folder = mkdtempSync(join(tmpdir(), 'bridge-run-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let files = 0;
function write(content: unknown): string {
  files++;
  const path = join(folder, `${files}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

interface Options extends Omit<RunOptions, 'trigger' | 'answers'> {
  readonly trigger?: unknown;
  readonly answers?: unknown;
}

/** Runs a file and gives what was printed, without colours, and whether everything could be run. */
async function printed(document: unknown, { trigger, answers, ...options }: Options = {}) {
  const lines: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((line: string) => {
    lines.push(line.replace(/\u001b\[\d+m/g, ''));
  });
  try {
    const ok = await run(write(document), {
      ...options,
      ...(trigger !== undefined && { trigger: write(trigger) }),
      ...(answers !== undefined && { answers: write(answers) }),
    });
    return { ok, text: lines.join('\n') };
  } finally {
    log.mockRestore();
  }
}

/** What `--json` prints, as far as the tests look into it. */
interface Printed {
  readonly workflows: unknown;
  readonly runs: readonly { readonly actions: readonly { readonly outputs: unknown }[] }[];
  readonly error: { readonly message: string };
}

async function json(document: unknown, options: Options = {}) {
  const { ok, text } = await printed(document, { ...options, json: true });
  return { ok, result: JSON.parse(text) as Printed };
}

const REQUEST = { manual: { type: 'Request', kind: 'Http', inputs: {} } };
const http = (others: object = {}) => ({
  type: 'Http',
  inputs: { method: 'GET', uri: 'https://api.contoso.com/x' },
  ...others,
});
const compose = (inputs: unknown, after?: string) => ({
  type: 'Compose',
  inputs,
  ...(after !== undefined && { runAfter: { [after]: ['Succeeded'] } }),
});

const definition = (actions: object, triggers: object = REQUEST, parameters: object = {}) => ({
  $schema:
    'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
  contentVersion: '1.0.0.0',
  parameters,
  triggers,
  actions,
});

const workflow = (name: string, ...parts: Parameters<typeof definition>) => ({
  type: 'Microsoft.Logic/workflows',
  name,
  properties: { definition: definition(...parts) },
});

const template = (...resources: object[]) => ({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  parameters: { PlaybookName: { type: 'string', defaultValue: 'Open' } },
  resources,
});

const call = (id: string) => ({
  type: 'Workflow',
  inputs: { body: { x: 1 }, host: { triggerName: 'manual', workflow: { id } } },
});

test('a bare definition runs, and calls get an empty answer', async () => {
  const actions = { Get: http(), Out: compose("@concat(triggerBody()?['a'], body('Get'))", 'Get') };
  const { ok, result } = await json(definition(actions), { trigger: { a: 'A' } });
  expect(ok).toBe(true);
  expect(result).toMatchObject({
    workflow: 'local',
    trigger: { status: 'Succeeded', code: 'OK' },
    runs: [
      {
        workflow: 'local',
        status: 'Succeeded',
        actions: [
          { name: 'Get', outputs: { statusCode: 200 } },
          { name: 'Out', outputs: 'A{}' },
        ],
      },
    ],
  });
});

test('an ARM template runs with its expressions evaluated; comments, spare commas and a byte-order mark do not matter', async () => {
  const text = JSON.stringify(
    template(workflow("[parameters('PlaybookName')]", { Out: compose("[concat('@{1}-', 'a')]") })),
  );
  const { ok, text: lines } = await printed(
    `\uFEFF// a playbook\n${text.replace('{', '{ /* here */ ').replace(/\]\}$/, ',],}')}`,
  );
  expect(ok).toBe(true);
  expect(lines).toMatch(/^\S+ Open\n\S+ {3}✓ Out \n\S+ {3}Succeeded \(/);
  const { result } = await json(text);
  expect(result.runs[0]!.actions[0]!.outputs).toBe('1-a');
});

test('the workflows of a cdk.tf.json run under their own names', async () => {
  const block = (inputs: string) => ({
    type: 'Microsoft.Logic/workflows@2019-05-01',
    body: { properties: { definition: definition({ A: compose(inputs) }), parameters: {} } },
  });
  const { ok, result } = await json({
    resource: { azapi_resource: { open: block('$${a}'), push: block('b') } },
  });
  expect(ok).toBe(true);
  expect(result.workflows).toMatchObject([
    { workflow: 'open', runs: [{ workflow: 'open', actions: [{ outputs: '${a}' }] }] },
    { workflow: 'push', runs: [{ workflow: 'push', actions: [{ outputs: 'b' }] }] },
  ]);
});

test('one answer without conditions is the answer to every call', async () => {
  const { result } = await json(definition({ A: http(), B: http() }), {
    answers: [{ status: 201, body: { id: 7 } }],
  });
  for (const { outputs } of result.runs[0]!.actions) {
    expect(outputs).toMatchObject({ statusCode: 201, body: { id: 7 } });
  }
});

describe('several workflows of a file', () => {
  const file = template(
    workflow('first', { A: compose('a') }),
    workflow('second', { B: { ...http(), inputs: { method: 'GET', uri: 'https://x/y' } } }),
  );

  test('run in order', async () => {
    const { ok, result } = await json(file);
    expect(ok).toBe(true);
    expect(result.workflows).toMatchObject([
      { workflow: 'first', runs: [{ actions: [{ name: 'A' }] }] },
      { workflow: 'second', runs: [{ actions: [{ name: 'B' }] }] },
    ]);
    const { text } = await printed(file);
    expect(text.match(/first|second/g)).toEqual(['first', 'second']);
  });

  test('may be run one by one', async () => {
    const { result } = await json(file, { workflow: 'SECOND' });
    expect(result).toMatchObject({ workflow: 'second' });
    await expect(run(write(file), { workflow: 'third' })).rejects.toThrow(
      /holds no workflow 'third': give --workflow one of first, second$/,
    );
  });
});

test('two workflows of one name run on their own', async () => {
  const file = template(
    workflow('same', { A: compose('a') }),
    workflow('SAME', { B: compose('b') }),
  );
  const { result } = await json(file);
  expect(result.workflows).toMatchObject([
    { workflow: 'same', runs: [{ actions: [{ name: 'A' }] }] },
    { workflow: 'SAME', runs: [{ actions: [{ name: 'B' }] }] },
  ]);
});

describe('a workflow that calls another', () => {
  const id = "[resourceId('Microsoft.Logic/workflows', 'callee')]";
  const callee = workflow('callee', {
    Response: { type: 'Response', inputs: { statusCode: 200, body: "@triggerBody()?['x']" } },
  });

  test('finds it in the file', async () => {
    const { ok, result } = await json(template(workflow('caller', { Call: call(id) }), callee), {
      workflow: 'caller',
    });
    expect(ok).toBe(true);
    expect(result.runs).toMatchObject([
      { workflow: 'caller', actions: [{ name: 'Call', outputs: { statusCode: 200, body: 1 } }] },
      { workflow: 'callee', status: 'Succeeded' },
    ]);
  });

  test('gets the answer from outside where the file does not hold it', async () => {
    const { ok, result } = await json(template(workflow('caller', { "Call 'it'": call(id) })), {
      answers: [{ action: "Call 'it'", status: 201, body: { id: '@{1}' } }],
    });
    expect(ok).toBe(true);
    expect(result.runs).toMatchObject([
      {
        workflow: 'caller',
        status: 'Succeeded',
        actions: [{ outputs: { statusCode: 201, body: { id: '@{1}' } } }],
      },
    ]);
  });

  test('even where the deployment has yet to say which it is', async () => {
    const asks = { ...call(''), inputs: { host: { triggerName: 'triage', workflow: { id: '' } } } };
    const { result } = await json(template(workflow('caller', { One: call(''), Two: asks })), {
      answers: [{ body: { a: 1 } }],
    });
    const answered = { status: 'Succeeded', outputs: { body: { a: 1 } } };
    expect(result.runs).toMatchObject([{ status: 'Succeeded', actions: [answered, answered] }]);
  });

  test('fails where the outside does', async () => {
    const { ok, result } = await json(template(workflow('caller', { Call: call(id) })), {
      answers: [{ status: 404 }],
    });
    expect(ok).toBe(true);
    expect(result.runs).toMatchObject([{ status: 'Failed', actions: [{ code: 'NotFound' }] }]);
  });
});

describe('a call that waits for a callback', () => {
  const host = { connection: { name: "@parameters('$connections')['teams']['connectionId']" } };
  const ask = {
    type: 'ApiConnectionWebhook',
    inputs: { host, body: { notificationUrl: '@{listCallbackUrl()}' }, path: '/flowbot' },
  };
  const parameters = { $connections: { type: 'Object', defaultValue: {} } };
  const file = definition({ Ask: ask, Out: compose("@body('Ask')", 'Ask') }, REQUEST, parameters);

  test.each([
    [
      'with what its answer says',
      [{ body: {}, callback: { choice: 'Approve' } }],
      { choice: 'Approve' },
    ],
    ['with the body of its answer where that says nothing', [{ body: { a: 1 } }], { a: 1 }],
  ])('is called back %s', async (_name, answers, expected) => {
    const { ok, result } = await json(file, { answers });
    expect(ok).toBe(true);
    expect(result.runs).toMatchObject([
      { status: 'Succeeded', actions: [{}, { outputs: expected }] },
    ]);
  });

  test('as often as it waits', async () => {
    const loop = { type: 'Foreach', foreach: '@createArray(1, 2)', actions: { Ask: ask } };
    const { result } = await json(
      definition({ Loop: loop, After: compose(1, 'Loop') }, REQUEST, parameters),
    );
    expect(result.runs).toMatchObject([{ status: 'Succeeded' }]);
  });
});

describe('what cannot be run is told, and the others run', () => {
  const fine = workflow('fine', { A: compose(1) });

  test('because Azure would not deploy it', async () => {
    const odd = workflow('odd', { A: compose(1, 'Nothing') });
    const { ok, result } = await json(template(odd, fine));
    expect(ok).toBe(false);
    expect(result.workflows).toMatchObject([
      { workflow: 'odd', runs: [], error: { name: 'DeploymentError' } },
      { workflow: 'fine', runs: [{ status: 'Succeeded' }] },
    ]);
    const { text } = await printed(template(odd));
    expect(text).toMatch(/^odd cannot be run here: DeploymentError: .*'Nothing'/);
  });

  test('because of what the emulator does not do', async () => {
    const odd = workflow('odd', { A: { type: 'Teleport', inputs: {} } });
    const { ok, result } = await json(template(odd, fine));
    expect(ok).toBe(false);
    expect(result.workflows).toMatchObject([
      { workflow: 'odd', error: { name: 'NotImplementedError' } },
      { workflow: 'fine', runs: [{ status: 'Succeeded' }] },
    ]);
    const { text } = await printed(template(odd));
    expect(text).toMatch(/odd cannot be run here: NotImplementedError: .*'Teleport'/);
  });

  test('because no answer fits a call', async () => {
    const { ok, result } = await json(definition({ Get: http() }), {
      answers: [{ url: 'nowhere' }],
    });
    expect(ok).toBe(false);
    expect(result.error.message).toBe(
      "no answer fits GET https://api.contoso.com/x (action 'Get'): add one to the answers file",
    );
  });

  test('a failed run is no failure of the emulator', async () => {
    const { ok, text } = await printed(definition({ Get: http() }), { answers: [{ status: 400 }] });
    expect(ok).toBe(true);
    expect(text).toContain('✗ Get 400');
  });

  test('nor is a trigger that starts nothing', async () => {
    const never = { manual: { type: 'Request', conditions: [{ expression: '@equals(1, 2)' }] } };
    const { ok, text } = await printed(definition({ A: compose(1) }, never));
    expect(ok).toBe(true);
    expect(text).toBe('local: the trigger was Skipped (TriggerConditionNotMet): no run started');
  });

  test('a file without a workflow is an error', async () => {
    await expect(run(write({}), {})).rejects.toThrow(/holds no workflow definition$/);
  });
});
