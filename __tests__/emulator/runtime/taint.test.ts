import type { Json } from '../../../workflow/parameter';
import type { ActionJson } from '../../../workflow/schema';
import { type Actions, Answers, action, after, compose, json, runOnce } from './support/playbook';

const SECRET = 'p4ssw0rd-of-the-bridge';
const READ: ActionJson = {
  type: 'Http',
  inputs: { method: 'GET', uri: 'https://vault.example.com/secrets/x' },
  runtimeConfiguration: { secureData: { properties: ['inputs', 'outputs'] } },
};
const VALUE = "@body('Read')?['value']";

const use = (inputs: Record<string, Json>, rest: Partial<ActionJson> = {}): ActionJson => ({
  type: 'Http',
  inputs: { method: 'POST', uri: 'https://example.com', ...inputs },
  ...after('Read'),
  ...rest,
});

async function findings(actions: Actions, rest = {}, second = json(200, {})) {
  const run = await runOnce(
    { Read: READ, ...actions },
    { outbound: new Answers(json(200, { value: SECRET, id: 'x' }), second), rest },
  );
  expect(JSON.stringify(run.findings)).not.toContain(SECRET);
  return run.findings;
}

test('a secret that goes straight into authentication is not shown', async () => {
  expect(
    await findings({
      Call: use({ authentication: { type: 'Basic', username: 'u', password: VALUE } }),
    }),
  ).toStrictEqual([]);
});

test('an action that uses secured outputs has its inputs hidden', async () => {
  const run = await runOnce(
    { Read: READ, Call: use({ body: { password: VALUE } }), Other: use({ body: 'x' }) },
    { outbound: new Answers(json(200, { value: SECRET }), json(200, {})) },
  );
  expect(action(run, 'Call').secured).toStrictEqual({ inputs: true, outputs: false });
  expect(action(run, 'Other').secured).toStrictEqual({ inputs: false, outputs: false });
  expect(run.findings).toStrictEqual([]);
});

test('what only asks for the status is not hidden', async () => {
  const run = await runOnce(
    { Read: READ, Status: compose("@actions('Read')?['status']", after('Read')) },
    { outbound: new Answers(json(200, { value: SECRET })) },
  );
  expect(action(run, 'Status')).toMatchObject({
    outputs: 'Succeeded',
    secured: { inputs: false, outputs: false },
  });
});

test('an answer that echoes the secret shows it', async () => {
  expect(
    await findings(
      { Call: use({ body: VALUE }) },
      {},
      json(200, { headers: [{ echo: `Basic ${SECRET}` }] }),
    ),
  ).toStrictEqual([{ action: 'Call', part: 'outputs', path: 'body.headers[0].echo' }]);
});

test('Compose hides it, but what reads the Compose does not', async () => {
  expect(
    await findings({
      Copy: compose({ password: VALUE }, after('Read')),
      Next: compose("@outputs('Copy')['password']", after('Copy')),
    }),
  ).toStrictEqual([
    { action: 'Next', part: 'inputs', path: '' },
    { action: 'Next', part: 'outputs', path: '' },
  ]);
});

test('a variable does not protect it', async () => {
  const run = await runOnce(
    {
      Init: { type: 'InitializeVariable', inputs: { variables: [{ name: 'v', type: 'String' }] } },
      Read: { ...READ, ...after('Init') },
      Set: { type: 'SetVariable', inputs: { name: 'v', value: VALUE }, ...after('Read') },
      Call: { ...use({ body: "@variables('v')" }), ...after('Set') },
    },
    { outbound: new Answers(json(200, { value: SECRET }), json(200, {})) },
  );
  expect(run.findings).toStrictEqual([
    { action: 'Set', part: 'outputs', path: 'body.value' },
    { action: 'Call', part: 'inputs', path: 'body' },
  ]);
});

test('text made out of a secret is one', async () => {
  expect(
    await findings({
      Copy: compose(`@base64(concat('u:', body('Read')?['value']))`, after('Read')),
      Next: compose("@outputs('Copy')", after('Copy')),
    }),
  ).toContainEqual({ action: 'Next', part: 'inputs', path: '' });
});

test('Select and Query show it in their outputs', async () => {
  expect(
    await findings({
      Pick: {
        type: 'Select',
        inputs: { from: ['a'], select: { k: VALUE } },
        ...after('Read'),
      },
    }),
  ).toStrictEqual([{ action: 'Pick', part: 'outputs', path: 'body[0].k' }]);
});

test('in a property name it is found, and stays out of the path', async () => {
  expect(
    await findings({
      Copy: compose({ [`@{body('Read')?['value']}`]: { n: 1 } }, after('Read')),
      Next: compose("@outputs('Copy')", after('Copy')),
    }),
  ).toContainEqual({ action: 'Next', part: 'outputs', path: '' });
});

test('the outputs of the definition and tracked properties show it', async () => {
  expect(
    await findings(
      {
        Copy: compose(VALUE, {
          ...after('Read'),
          trackedProperties: { t: "@action()['outputs']" },
        }),
      },
      { outputs: { o: { type: 'String', value: "@outputs('Copy')" } } },
    ),
  ).toStrictEqual([
    { action: 'Copy', part: 'trackedProperties', path: 't' },
    { part: 'outputs', path: 'o' },
  ]);
});

test('an error message shows it', async () => {
  const [finding] = await findings({
    Copy: compose(VALUE, after('Read')),
    Bad: {
      type: 'Terminate',
      inputs: { runStatus: 'Failed', runError: { code: 'E', message: "@outputs('Copy')" } },
      ...after('Copy'),
    },
  });
  expect(finding).toStrictEqual({ action: 'Bad', part: 'inputs', path: 'runError.message' });
});

test('each iteration counts once', async () => {
  expect(
    await findings({
      Copy: compose(VALUE, after('Read')),
      Each: {
        type: 'Foreach',
        foreach: '@range(0, 3)',
        actions: { Show: compose("@outputs('Copy')") },
        ...after('Copy'),
      },
    }),
  ).toStrictEqual([
    { action: 'Show', part: 'inputs', path: '' },
    { action: 'Show', part: 'outputs', path: '' },
  ]);
});

test('the value of a secure parameter is a secret, of another it is not', async () => {
  const parameters = {
    key: { type: 'SecureString' as const, defaultValue: SECRET },
    plain: { type: 'String' as const, defaultValue: 'nothing hidden' },
  };
  const run = await runOnce(
    { A: compose("@parameters('key')"), B: compose("@parameters('plain')") },
    { rest: { parameters } },
  );
  expect(run.findings).toStrictEqual([
    { action: 'A', part: 'inputs', path: '' },
    { action: 'A', part: 'outputs', path: '' },
  ]);
});

test('a trigger with secured outputs hides what reads it', async () => {
  const run = await runOnce(
    {
      A: { ...use({ body: "@triggerBody()['token']" }), runAfter: {} },
    },
    {
      input: { body: { token: SECRET } },
      outbound: new Answers(json(200, { token: SECRET })),
      rest: {
        triggers: {
          T: { type: 'Request', runtimeConfiguration: { secureData: { properties: ['outputs'] } } },
        },
      },
    },
  );
  expect(run.findings).toStrictEqual([{ action: 'A', part: 'outputs', path: 'body.token' }]);
});

test('without anything secured nothing is followed', async () => {
  const run = await runOnce({ A: compose(SECRET) });
  expect(run.taint).toBeUndefined();
  expect(run.findings).toStrictEqual([]);
});

test('an answer that nests deeper than the stack is looked through all the same', async () => {
  const depth = 20_000;
  const body = `${'['.repeat(depth)}"${SECRET}"${']'.repeat(depth)}`;
  const found = await findings(
    { Call: use({ body: VALUE }) },
    {},
    {
      ...json(200, {}),
      body: `{"deep":${'['.repeat(1000)}"${SECRET}"${']'.repeat(1000)}}`,
    },
  );
  expect(found).toStrictEqual([
    { action: 'Call', part: 'outputs', path: `body.deep${'[0]'.repeat(1000)}` },
  ]);
  const run = await runOnce(
    { Read: READ, Call: use({ body: VALUE }), Copy: compose("@body('Call')", after('Call')) },
    {
      outbound: new Answers(json(200, { value: SECRET }), { ...json(200, {}), body }),
    },
  );
  expect(['Succeeded', 'Failed']).toContain(run.status);
});
