import type { DefinitionJson } from '../workflow/schema';
import type { Outbound } from '../emulator/runtime/outbound';
import { Runtime } from '../emulator/runtime/runtime';

const RUNS = 2000;
const WARM_UP = 500;

/** What the benchmark of the workflow runtime measures. */
export interface RuntimeBenchmark {
  /** How long one run takes, calls into services left out. */
  readonly millisecondsPerRun: number;
  readonly runsPerSecond: number;
  /** Actions of one run, nested ones too. */
  readonly actionsPerRun: number;
}

const ID = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Logic/workflows/bench';

/** A playbook as they usually are: it reads an incident, looks a ticket up, creates it, and writes back. */
const DEFINITION: DefinitionJson = {
  $schema:
    'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
  contentVersion: '1.0.0.0',
  parameters: {
    urgencyOf: { type: 'Object', defaultValue: { High: '1', Medium: '2', Low: '3' } },
  },
  triggers: {
    Incident: {
      type: 'ApiConnectionWebhook',
      inputs: {},
      correlation: { clientTrackingId: "@{triggerBody()?['object']?['name']}" },
    },
  },
  actions: {
    Try: {
      type: 'Scope',
      actions: {
        Severity: {
          type: 'Compose',
          inputs: "@coalesce(triggerBody()?['object']?['properties']?['severity'], 'Low')",
        },
        Find: {
          type: 'Http',
          inputs: {
            method: 'GET',
            uri: "https://example.service-now.com/api/now/table/incident/@{replace(triggerBody()?['object']?['name'], '-', '')}",
            queries: { sysparm_fields: 'sys_id,number,state' },
            retryPolicy: { type: 'none' },
          },
          runAfter: { Severity: ['Succeeded'] },
        },
        Found: {
          type: 'If',
          expression: { and: [{ equals: ["@outputs('Find')?['statusCode']", 200] }] },
          actions: {
            Create: {
              type: 'Http',
              inputs: {
                method: 'POST',
                uri: 'https://example.service-now.com/api/now/table/incident',
                body: {
                  short_description: "@triggerBody()?['object']?['properties']?['title']",
                  urgency: "@coalesce(parameters('urgencyOf')?[outputs('Severity')], '3')",
                  correlation_id: "@triggerBody()?['object']?['name']",
                },
                retryPolicy: { type: 'none' },
              },
            },
            Number: {
              type: 'Compose',
              inputs: "@body('Create')?['result']?['number']",
              runAfter: { Create: ['Succeeded'] },
            },
          },
          else: { actions: { Nothing: { type: 'Compose', inputs: 'nothing' } } },
          runAfter: { Find: ['Succeeded'] },
        },
        Tactics: {
          type: 'Select',
          inputs: {
            from: "@coalesce(triggerBody()?['object']?['properties']?['tactics'], json('[]'))",
            select: { name: '@item()' },
          },
          runAfter: { Found: ['Succeeded'] },
        },
        Each: {
          type: 'Foreach',
          foreach: "@body('Tactics')",
          actions: { Note: { type: 'Compose', inputs: "@concat('Tactic ', item()?['name'])" } },
          operationOptions: 'Sequential',
          runAfter: { Tactics: ['Succeeded'] },
        },
      },
    },
    Catch: {
      type: 'Scope',
      actions: { Explain: { type: 'Compose', inputs: "@result('Try')" } },
      runAfter: { Try: ['Failed', 'TimedOut', 'Skipped'] },
    },
    Report: {
      type: 'Compose',
      inputs: { ticket: "@outputs('Number')", incident: "@triggerBody()?['object']?['name']" },
      trackedProperties: { outcome: "@{action()['outputs']['ticket']}" },
      runAfter: { Catch: ['Succeeded', 'Failed', 'Skipped', 'TimedOut'] },
    },
  },
};

const BODY = {
  object: {
    name: '3e1f6cb0-0a6d-4c5b-9a37-2c7c0c1f2f6d',
    properties: {
      title: 'Sign-in from an unusual place',
      severity: 'High',
      tactics: ['InitialAccess', 'Persistence'],
    },
  },
};

const ANSWER = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: '{"result":{"sys_id":"3e1f6cb00a6d4c5b9a372c7c0c1f2f6d","number":"INC0010001","state":"1"}}',
};

const outbound: Outbound = { send: () => Promise.resolve(ANSWER) };

/** Measures how long the runtime takes for a playbook of some 12 actions, its calls answered in process. */
export async function benchRuntime(): Promise<RuntimeBenchmark> {
  const runtime = new Runtime(outbound);
  const workflow = runtime.deploy({ id: ID, name: 'bench', definition: DEFINITION });
  const runs = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) {
      workflow.fire({ body: BODY });
      await runtime.settle();
      if (i % 100 === 0) runtime.reset();
    }
  };
  await runs(WARM_UP);
  const start = performance.now();
  await runs(RUNS);
  const elapsed = performance.now() - start;
  return {
    millisecondsPerRun: elapsed / RUNS,
    runsPerSecond: (1000 * RUNS) / elapsed,
    actionsPerRun: workflow.definition.actions.size,
  };
}
