import { logRows } from '../../../emulator/logs/workflow-runtime';
import { textIn } from '../../queries/row';
import { Runtime } from '../../../emulator/runtime/runtime';
import {
  Answers,
  action,
  after,
  broken,
  compose,
  definition,
  deploy,
  json,
  resource,
  runOnce,
  statuses,
} from './support/playbook';

describe('the run history', () => {
  test('shows an action in full', async () => {
    const run = await runOnce({ A: compose('x') });
    expect(run.actions()).toStrictEqual([
      {
        name: 'A',
        type: 'Compose',
        status: 'Succeeded',
        code: 'OK',
        inputs: 'x',
        outputs: 'x',
        startTime: '2026-01-01T00:00:00.0000000Z',
        endTime: '2026-01-01T00:00:00.0000000Z',
        trackingId: expect.stringMatching(
          /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/,
        ),
        clientTrackingId: run.name,
        repetitionIndexes: [],
        secured: { inputs: false, outputs: false },
      },
    ]);
  });

  test('workflow() names the run', async () => {
    const run = await runOnce({
      A: compose("@workflow()['run']['name']"),
      B: compose("@workflow()['name']"),
    });
    expect([action(run, 'A').outputs, action(run, 'B').outputs]).toStrictEqual([
      run.name,
      'Playbook',
    ]);
  });

  test('secured parts are flagged; hiding the inputs of a Compose hides its outputs', async () => {
    const secure = (...properties: readonly ('inputs' | 'outputs')[]) => ({
      runtimeConfiguration: { secureData: { properties } },
    });
    const run = await runOnce({
      A: compose(1, secure('inputs')),
      B: compose(1, secure('outputs')),
      C: { type: 'Join', inputs: { from: [], joinWith: '' }, ...secure('outputs') },
    });
    expect(run.actions().map(({ secured }) => secured)).toStrictEqual([
      { inputs: true, outputs: true },
      { inputs: false, outputs: false },
      { inputs: false, outputs: true },
    ]);
  });

  test('result() has the direct children in order, skipped ones too', async () => {
    const run = await runOnce({
      Try: {
        type: 'Scope',
        actions: {
          First: compose('ok'),
          Bad: { ...broken(), ...after('First') },
          Next: compose(1, after('Bad')),
          Inner: { type: 'Scope', actions: { Deep: compose(1) } },
        },
      },
      Result: compose("@result('Try')", { runAfter: { Try: ['Failed'] } }),
    });
    expect(action(run, 'Result').outputs).toMatchObject([
      { name: 'First', status: 'Succeeded', code: 'OK', inputs: 'ok', outputs: 'ok' },
      { name: 'Bad', status: 'Failed', code: 'BadRequest', error: { code: 'InvalidTemplate' } },
      { name: 'Next', status: 'Skipped', code: 'ActionSkipped' },
      { name: 'Inner', status: 'Succeeded' },
    ]);
    expect(Object.keys((action(run, 'Result').outputs as object[])[3]!)).not.toContain('code');
  });

  test('a cancelled run has cancelled actions', async () => {
    const { runtime, workflow } = deploy({
      Pause: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Day' } } },
    });
    const [run] = workflow.fire().runs;
    runtime.scheduler.spawn(async () => {
      await runtime.scheduler.sleep(5000);
      run!.cancel();
    });
    await runtime.settle();
    expect(statuses(run!)).toStrictEqual({ Pause: 'Cancelled Terminated' });
    expect(run).toMatchObject({ status: 'Cancelled', endTime: '2026-01-01T00:00:05.0000000Z' });
  });
});

describe('tracked properties', () => {
  test('see the own action only', async () => {
    const run = await runOnce({
      A: compose({ n: 5 }, { trackedProperties: { n: "@action()['outputs']['n']", s: 'x' } }),
    });
    expect(action(run, 'A').trackedProperties).toStrictEqual({ n: 5, s: 'x' });
  });

  test('that cannot be evaluated fail the action', async () => {
    const run = await runOnce({
      A: compose(1, { trackedProperties: { n: "@action()['outputs']['n']" } }),
    });
    expect(statuses(run)).toStrictEqual({ A: 'Failed BadRequest' });
  });

  test('may have 8,000 characters', async () => {
    const run = await runOnce({ A: compose(1, { trackedProperties: { n: 'x'.repeat(8000) } }) });
    expect(action(run, 'A').error?.message).toContain('exceed 8000 characters');
  });

  test('action() is for them alone', async () => {
    const run = await runOnce({ A: compose('@action()') });
    expect(action(run, 'A').error?.code).toBe('InvalidTemplate');
  });
});

describe('the rows in AzureDiagnostics', () => {
  const SUBSCRIPTION = '11111111-2222-4333-8444-555555555555';
  const ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-Playbooks/providers/Microsoft.Logic/workflows/Open`;

  async function rows() {
    const runtime = new Runtime(new Answers(json(404, {})));
    const workflow = runtime.deploy({
      ...resource(
        'Open',
        definition({
          Call: {
            type: 'Http',
            inputs: { method: 'GET', uri: 'https://example.com', retryPolicy: { type: 'none' } },
          },
          Next: compose(1, after('Call')),
          Report: compose(1, {
            runAfter: { Next: ['Skipped'] },
            trackedProperties: {
              ticket: '#42',
              count: 5,
              ok: true,
              when: '2026-01-01T00:00:00Z',
              id: SUBSCRIPTION,
              none: null,
            },
          }),
        }),
      ),
      id: ID,
      tags: { team: 'soc' },
    });
    const [run] = workflow.fire({
      headers: { 'x-ms-client-tracking-id': 'incident-1' },
      body: {},
    }).runs;
    await runtime.settle();
    return { rows: logRows(run!), run: run! };
  }

  test('one for each start and end', async () => {
    const { rows: all } = await rows();
    expect(
      all.map(
        (row) =>
          `${textIn(row, 'OperationName').split('/').at(-1)} ${textIn(row, 'resource_actionName_s')} ${textIn(row, 'status_s')}`,
      ),
    ).toStrictEqual([
      'workflowRunStarted  Running',
      'workflowTriggerStarted  Running',
      'workflowTriggerCompleted  Succeeded',
      'workflowActionStarted Call Running',
      'workflowActionCompleted Call Failed',
      'workflowActionCompleted Next Skipped',
      'workflowActionStarted Report Running',
      'workflowActionCompleted Report Succeeded',
      'workflowRunCompleted  Succeeded',
    ]);
  });

  test('with the columns of a Consumption workflow', async () => {
    const { rows: all, run } = await rows();
    expect(all.find((row) => row['resource_actionName_s'] === 'Next')).toStrictEqual({
      ResourceProvider: 'MICROSOFT.LOGIC',
      ResourceType: 'WORKFLOWS/RUNS',
      ResourceGroup: 'RG-PLAYBOOKS',
      ResourceId: `${ID}/runs/${run.name}/actions/Next`.toUpperCase(),
      Resource: 'NEXT',
      SubscriptionId: SUBSCRIPTION,
      Category: 'WorkflowRuntime',
      Level: 'Information',
      OperationName: 'Microsoft.Logic/workflows/workflowActionCompleted',
      TimeGenerated: '2026-01-01T00:00:00.0000000Z',
      _ResourceId: ID.toLowerCase(),
      status_s: 'Skipped',
      code_s: 'ActionSkipped',
      error_code_s: 'ActionConditionFailed',
      error_message_s: expect.stringContaining("Expected status values 'Succeeded'"),
      startTime_t: '2026-01-01T00:00:00.0000000Z',
      endTime_t: '2026-01-01T00:00:00.0000000Z',
      resource_workflowName_s: 'Open',
      resource_workflowId_g: expect.stringMatching(/^[0-9a-f-]{36}$/),
      resource_subscriptionId_g: SUBSCRIPTION,
      resource_resourceGroupName_s: 'rg-Playbooks',
      resource_location_s: 'westeurope',
      resource_runId_s: run.name,
      resource_originRunId_s: run.name,
      resource_actionName_s: 'Next',
      correlation_clientTrackingId_s: 'incident-1',
      correlation_actionTrackingId_g: action(run, 'Next').trackingId,
      tags_team_s: 'soc',
    });
    expect(all.find((row) => row['code_s'] === 'NotFound')).toMatchObject({ Level: 'Error' });
  });

  test('with tracked properties by the kind of their values', async () => {
    const { rows: all } = await rows();
    const report =
      all.find((row) => row['resource_actionName_s'] === 'Report' && 'endTime_t' in row) ?? {};
    expect(
      Object.fromEntries(Object.entries(report).filter(([name]) => name.startsWith('tracked'))),
    ).toStrictEqual({
      trackedProperties_ticket_s: '#42',
      trackedProperties_count_d: 5,
      trackedProperties_ok_b: true,
      trackedProperties_when_t: '2026-01-01T00:00:00Z',
      trackedProperties_id_g: SUBSCRIPTION,
    });
  });
});
