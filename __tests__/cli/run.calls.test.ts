import { compose, definition, json, REQUEST, template, workflow } from './run-file';

const call = (id: string) => ({
  type: 'Workflow',
  inputs: { body: { x: 1 }, host: { triggerName: 'manual', workflow: { id } } },
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
