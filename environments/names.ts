import { createHash } from 'node:crypto';
import * as z from 'zod';
import { azureName } from './azure-name';
import { type Finding, check } from './finding';
import { guid, text } from './rule';

/** An environment's name, part of every generated name. */
export const environmentNameSchema = text(/^[a-z][a-z0-9-]{1,11}$/, (value) => {
  const right = value
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^[^a-z]+/, '')
    .slice(0, 12);
  return `is no environment name: 2-12 lower-case letters, digits and hyphens, starting with a letter; write ${right.length > 1 ? `'${right}'` : "one like 'prod'"}`;
}).describe("the environment's name, part of every generated name: 2-12 letters, digits, hyphens");

const identity = (integration: string, whose: string) =>
  azureName
    .identity()
    .describe(`the identity of ${whose}; absent: \`id-bridge-<name>-${integration}\``)
    .exactOptional();

const connection = (integration: string, whose: string) =>
  azureName
    .logicApp()
    .describe(
      `the connection of ${whose} to Sentinel; absent: \`con-bridge-<name>-${integration}-sentinel\``,
    )
    .exactOptional();

const playbook = (suffix: string, does: string) =>
  azureName
    .logicApp()
    .describe(`the playbook that ${does}; absent: \`logic-bridge-<name>-${suffix}\``)
    .exactOptional();

/** The names of an integration with a ticket system, by the word that their settings start with. */
const integrationNames = <P extends string>(prefix: P, integration: string, system: string) =>
  ({
    [`${prefix}Identity`]: identity(integration, `the ${system} playbooks`),
    [`${prefix}SentinelConnection`]: connection(integration, `the ${system} playbooks`),
    [`${prefix}Open`]: playbook(`${integration}-open`, `opens tickets in ${system}`),
    [`${prefix}Push`]: playbook(`${integration}-push`, `brings changes to ${system}`),
    [`${prefix}Reconcile`]: playbook(
      `${integration}-reconcile`,
      `brings changes from ${system} to incidents, and finds what events have missed`,
    ),
  }) as Record<
    `${P}${'Identity' | 'SentinelConnection' | 'Open' | 'Push' | 'Reconcile'}`,
    ReturnType<typeof playbook>
  >;

/** Names that replace generated ones. */
export const namesSchema = z
  .strictObject({
    resourceGroup: azureName
      .resourceGroup()
      .describe('the resource group of everything deployed; absent: `rg-bridge-<name>`')
      .exactOptional(),
    vault: azureName
      .vault()
      .describe(
        'the key vault; absent: `kv-bridge-<name>-<hash>`, six digits of a hash of subscription and name, because vault names are global',
      )
      .exactOptional(),
    ...integrationNames('serviceNow', 'servicenow', 'ServiceNow'),
    ...integrationNames('jira', 'jira', 'Jira'),
    autoCloseIdentity: identity('auto-close', 'the playbook that closes incidents by themselves'),
    autoCloseSentinelConnection: connection(
      'auto-close',
      'the playbook that closes incidents by themselves',
    ),
    autoClose: playbook('auto-close', 'closes incidents by themselves'),
    observablesIdentity: identity(
      'observables',
      'the playbook that takes observables to ServiceNow',
    ),
    observablesSentinelConnection: connection(
      'observables',
      'the playbook that takes observables to ServiceNow',
    ),
    observables: playbook('observables', 'takes observables to ServiceNow'),
    threatIntelligenceIdentity: identity(
      'threat-intelligence',
      'the playbook that brings threat intelligence from ServiceNow',
    ),
    threatIntelligence: playbook(
      'threat-intelligence',
      'brings threat intelligence from ServiceNow',
    ),
    changeIdentity: identity('change', 'the playbook that raises changes'),
    changeSentinelConnection: connection('change', 'the playbook that raises changes'),
    change: playbook('change', 'raises a change for an incident'),
    responseIdentity: identity('response', 'the playbooks that isolate and release hosts'),
    responseSentinelConnection: connection(
      'response',
      'the playbooks that isolate and release hosts',
    ),
    isolate: playbook('isolate', 'isolates the host of an incident'),
    release: playbook('release', 'releases the host of an incident'),
    triageIdentity: identity('triage', 'the playbooks that ask a language model'),
    triageSentinelConnection: connection('triage', 'the playbooks that ask a language model'),
    triage: playbook('triage', 'asks a language model about incidents'),
    triageOutcome: playbook('triage-outcome', 'notes what people have found instead'),
    triageModel: azureName
      .modelAccount()
      .describe(
        'the account of Azure OpenAI; absent: `oai-bridge-<name>-<hash>`, because such names are global',
      )
      .exactOptional(),
    triageEndpoint: azureName
      .dataCollection()
      .describe('the data collection endpoint of the triage; absent: `dce-bridge-<name>-triage`')
      .exactOptional(),
    triageRule: azureName
      .dataCollection()
      .describe('the data collection rule of the triage; absent: `dcr-bridge-<name>-triage`')
      .exactOptional(),
    actionGroup: azureName
      .actionGroup()
      .describe('the action group that alerts go to; absent: `ag-bridge-<name>`')
      .exactOptional(),
    alerts: azureName
      .alertPrefix()
      .describe(
        'what the name of every alert starts with, before its own, as in `alert-bridge-<name>-runs-failed-jira-open`; absent: `alert-bridge-<name>`',
      )
      .exactOptional(),
  })
  .describe('names that replace generated ones');

/** Names that an environment gives itself. */
export type NameOverrides = Readonly<z.output<typeof namesSchema>>;

/** The name of everything that is deployed to Azure. */
export type Names = Readonly<Required<NameOverrides>>;

/** What the names of an environment depend on. */
export interface Named {
  readonly name: string;
  readonly azure: { readonly subscriptionId: string };
  /** @default - every name is generated */
  readonly names?: NameOverrides;
}

/** The names of an environment's resources: generated by one scheme, replaced where the environment says so. */
export function namesOf({ name, azure, names = {} }: Named): Names {
  const hash = createHash('sha256')
    .update(`${azure.subscriptionId.toLowerCase()}/${name}`)
    .digest('hex')
    .slice(0, 6);
  return {
    resourceGroup: `rg-bridge-${name}`,
    vault: `kv-bridge-${name}-${hash}`,
    serviceNowIdentity: `id-bridge-${name}-servicenow`,
    serviceNowSentinelConnection: `con-bridge-${name}-servicenow-sentinel`,
    serviceNowOpen: `logic-bridge-${name}-servicenow-open`,
    serviceNowPush: `logic-bridge-${name}-servicenow-push`,
    serviceNowReconcile: `logic-bridge-${name}-servicenow-reconcile`,
    jiraIdentity: `id-bridge-${name}-jira`,
    jiraSentinelConnection: `con-bridge-${name}-jira-sentinel`,
    jiraOpen: `logic-bridge-${name}-jira-open`,
    jiraPush: `logic-bridge-${name}-jira-push`,
    jiraReconcile: `logic-bridge-${name}-jira-reconcile`,
    autoCloseIdentity: `id-bridge-${name}-auto-close`,
    autoCloseSentinelConnection: `con-bridge-${name}-auto-close-sentinel`,
    autoClose: `logic-bridge-${name}-auto-close`,
    observablesIdentity: `id-bridge-${name}-observables`,
    observablesSentinelConnection: `con-bridge-${name}-observables-sentinel`,
    observables: `logic-bridge-${name}-observables`,
    threatIntelligenceIdentity: `id-bridge-${name}-threat-intelligence`,
    threatIntelligence: `logic-bridge-${name}-threat-intelligence`,
    changeIdentity: `id-bridge-${name}-change`,
    changeSentinelConnection: `con-bridge-${name}-change-sentinel`,
    change: `logic-bridge-${name}-change`,
    responseIdentity: `id-bridge-${name}-response`,
    responseSentinelConnection: `con-bridge-${name}-response-sentinel`,
    isolate: `logic-bridge-${name}-isolate`,
    release: `logic-bridge-${name}-release`,
    triageIdentity: `id-bridge-${name}-triage`,
    triageSentinelConnection: `con-bridge-${name}-triage-sentinel`,
    triage: `logic-bridge-${name}-triage`,
    triageOutcome: `logic-bridge-${name}-triage-outcome`,
    triageModel: `oai-bridge-${name}-${hash}`,
    triageEndpoint: `dce-bridge-${name}-triage`,
    triageRule: `dcr-bridge-${name}-triage`,
    actionGroup: `ag-bridge-${name}`,
    alerts: `alert-bridge-${name}`,
    ...names,
  };
}

const namedSchema = z.object({
  name: environmentNameSchema,
  azure: z.object({ subscriptionId: guid() }),
  names: z.record(z.string(), z.unknown()).optional(),
});

/** The generated names that Azure would refuse; a replaced one is checked where it is written. */
export function nameFindings(input: unknown): Finding[] {
  const { data } = namedSchema.safeParse(input);
  if (data === undefined) return [];
  const { name, azure, names = {} } = data;
  return check(namesSchema, namesOf({ name, azure }))
    .findings.filter(({ path }) => !path.some((key) => Object.hasOwn(names, key)))
    .map(({ path, value, message }) => ({
      path: ['names', ...path],
      value,
      message: `the generated ${message}; write a name of its own here`,
    }));
}
