import { run } from '../../cli/run';
import { compose, definition, http, json, printed, template, workflow, write } from './run-file';

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
