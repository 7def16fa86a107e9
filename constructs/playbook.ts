import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { Construct } from 'constructs';
import { type Definition, flatten } from '../workflow/definition';
import { lint } from '../workflow/lint';
import type { DefinitionJson } from '../workflow/schema';
import { toJson } from '../workflow/to-json';
import { AzapiResource } from './azapi/resource';
import type { Platform } from './platform';
import type { PlaybookIdentity } from './playbook-identity';
import { SENTINEL_API, type SentinelConnection } from './sentinel-connection';

export interface PlaybookProps {
  /** The workflow's name: at most 80 characters. */
  readonly name: string;
  readonly definition: Definition;
  readonly identity: PlaybookIdentity;

  /**
   * Its connection to Sentinel.
   * @default - it neither starts on an incident nor updates one
   */
  readonly connection?: SentinelConnection;

  /**
   * Values for parameters that only the deployment knows; one that the definition does not declare is left out.
   * @default - none but the connection
   */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/**
 * A playbook: a Logic App workflow of the Consumption plan, checked by the linter, with its run history in the workspace's logs.
 *
 * A lint error fails the synth with the construct's path and the action's name.
 */
export class Playbook extends Construct {
  readonly workflow: AzapiResource;

  constructor(
    scope: Construct,
    id: string,
    platform: Platform,
    readonly props: PlaybookProps,
  ) {
    super(scope, id);
    const definition = toJson(props.definition);
    const { connection } = props;
    const parameters = {
      ...(connection && { $connections: { [SENTINEL_API]: connection.reference } }),
      ...props.parameters,
    };
    const declared = Object.entries(parameters).filter(
      ([name]) => definition.parameters?.[name] !== undefined,
    );
    this.node.addValidation({
      validate: () => errorsIn(definition, props.definition, Object.keys(parameters)),
    });

    this.workflow = new AzapiResource(this, 'Workflow', {
      type: 'Microsoft.Logic/workflows@2019-05-01',
      name: props.name,
      parentId: platform.resourceGroup.id,
      location: platform.environment.azure.location,
      identityId: props.identity.identity.id,
      body: {
        properties: {
          state: 'Enabled',
          definition,
          parameters: Object.fromEntries(declared.map(([name, value]) => [name, { value }])),
        },
      },
      tags: platform.tags,
      dependsOn: [props.identity.ready, ...(connection ? [connection.resource] : [])],
    });
    new MonitorDiagnosticSetting(this, 'RunHistory', {
      name: 'sentinel-bridge',
      targetResourceId: this.workflow.id,
      logAnalyticsWorkspaceId: platform.ids.workspace,
      enabledLog: [{ category: 'WorkflowRuntime' }],
    });
  }
}

/** What the linter refuses, a line each; warnings are for `bridge lint`. */
function errorsIn(
  json: DefinitionJson,
  definition: Definition,
  parameterValues: readonly string[],
): string[] {
  const calls = flatten(definition.actions).flatMap(({ name, idempotent }) =>
    idempotent === undefined ? [] : [[name, idempotent] as const],
  );
  return lint(json, {
    idempotent: Object.fromEntries(calls),
    connections: [SENTINEL_API],
    parameterValues,
  })
    .filter(({ level }) => level === 'error')
    .map(
      ({ action, path, message, fix, rule }) =>
        `${action ?? path}: ${message} To mend it, ${fix} (${rule})`,
    );
}
