import type { ActionJson, DefinitionJson } from '../../../../workflow/schema';
import { definition, exponential, none, secured, succeeded } from './build';

const INCIDENT = "triggerBody()?['object']?['properties']";

const connector = (path: string, body: ActionJson['inputs'], method = 'put'): ActionJson => ({
  type: 'ApiConnection',
  runAfter: {},
  inputs: {
    host: { connection: { name: "@parameters('$connections')['azuresentinel']['connectionId']" } },
    method,
    path,
    body: body ?? null,
    retryPolicy: exponential,
  },
});

/** A playbook of twelve actions as they are written by hand, with nothing wrong in it. */
export const sanePlaybook: DefinitionJson = definition(
  {
    Read_password: {
      type: 'Http',
      runAfter: {},
      inputs: {
        method: 'GET',
        uri: "@{parameters('vault')}secrets/servicenow?api-version=7.4",
        authentication: { type: 'ManagedServiceIdentity', audience: 'https://vault.azure.net' },
        retryPolicy: exponential,
      },
      ...secured('inputs', 'outputs'),
    },
    Try: {
      type: 'Scope',
      runAfter: succeeded('Read_password'),
      actions: {
        Find_ticket: {
          type: 'Http',
          runAfter: {},
          inputs: {
            method: 'GET',
            uri: 'https://acme.service-now.com/api/now/table/incident',
            queries: { sysparm_query: "correlation_id=@{triggerBody()?['object']?['name']}" },
            authentication: {
              type: 'Basic',
              username: 'sentinel',
              password: "@body('Read_password')?['value']",
            },
            retryPolicy: exponential,
          },
        },
        Urgency: {
          type: 'Switch',
          runAfter: succeeded('Find_ticket'),
          expression: `@coalesce(${INCIDENT}?['severity'], '')`,
          cases: { High: { case: 'High', actions: { Is_urgent: compose('1') } } },
          default: { actions: { Is_not_urgent: compose('3') } },
        },
        If_none: {
          type: 'If',
          runAfter: succeeded('Urgency'),
          expression: {
            equals: ["@length(coalesce(body('Find_ticket')?['result'], json('[]')))", 0],
          },
          actions: {
            Create_ticket: {
              type: 'Http',
              runAfter: {},
              inputs: {
                method: 'POST',
                uri: 'https://acme.service-now.com/api/now/table/incident',
                authentication: {
                  type: 'Basic',
                  username: 'sentinel',
                  password: "@{body('Read_password')?['value']}",
                },
                body: { short_description: `[Sentinel] @{${INCIDENT}?['title']}` },
                retryPolicy: none,
              },
            },
            Link: {
              ...connector('/Incidents', {
                incidentArmId: "@triggerBody()?['object']?['id']",
                tag: "ServiceNow:@{body('Create_ticket')?['result']?['number']}",
              }),
              runAfter: succeeded('Create_ticket'),
            },
          },
        },
        Notes: {
          type: 'Foreach',
          runAfter: succeeded('If_none'),
          foreach: `@coalesce(${INCIDENT}?['comments'], json('[]'))`,
          operationOptions: 'Sequential',
          actions: { Note: compose("@items('Notes')?['properties']?['message']") },
        },
      },
    },
    Catch: {
      type: 'Scope',
      runAfter: { Try: ['Failed', 'TimedOut', 'Skipped'] },
      actions: {
        Comment: connector('/Incidents/Comment', {
          message:
            "@{actions('Create_ticket')?['status']}: @{outputs('Find_ticket')?['statusCode']}",
        }),
      },
    },
  },
  {
    parameters: {
      $connections: { type: 'Object', defaultValue: {} },
      vault: { type: 'String', defaultValue: 'https://kv.vault.azure.net/' },
    },
    triggers: {
      Incident: {
        type: 'ApiConnectionWebhook',
        inputs: {
          host: {
            connection: { name: "@parameters('$connections')['azuresentinel']['connectionId']" },
          },
          body: { callback_url: '@{listCallbackUrl()}' },
          path: '/incident-creation',
        },
      },
    },
  },
);

function compose(inputs: string): ActionJson {
  return { type: 'Compose', runAfter: {}, inputs };
}
