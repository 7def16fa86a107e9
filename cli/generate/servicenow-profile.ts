import { credentialSecret } from '../../constructs/app-credentials';
import { type Environment, namesOf } from '../../environments';
import { withRows } from '../../mappings/merge';
import type { TicketMapping } from '../../mappings/servicenow/mapping';
import { securityIncidentMapping } from '../../mappings/servicenow/security-incident';
import { clouds } from '../../systems/azure/cloud';
import { accountsOf } from './accounts';
import { table } from './markdown';

const HEAD =
  'Generated from the `prod` environment and `mappings/` by `cli/generate/servicenow-profile.ts`; do not edit. `UPDATE_GOLDEN=1 npm test` renews it.';

/** Where ServiceNow describes a step of its app. */
const DOCS = 'https://www.servicenow.com/docs/r/security-management/security-incident-response';

type StoreApp = NonNullable<Environment['storeApp']>;

/** The page for whoever administers ServiceNow and Jira: what is entered there, and which accounts are needed. */
export function servicenowProfilePage(environment: Environment): string {
  const { storeApp } = environment;
  return [
    '# What ServiceNow’s and Jira’s administrators enter',
    HEAD,
    ...(storeApp === undefined ? [] : storeAppParts(environment, storeApp)),
    '## Accounts of the playbooks',
    ...accountsOf(environment),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

const storeAppParts = (environment: Environment, storeApp: StoreApp): string[] => [
  '## The Store app signs in to Sentinel',
  `ServiceNow's [Microsoft Azure Sentinel integration](${DOCS}/microsoft-azure-sentinel-integration.html) reads incidents from Sentinel itself. What it needs there is deployed:
an application, its credential, and _Microsoft Sentinel Responder_ on the workspace. \`terraform output store_app\` prints the values below. ServiceNow recommends its Microsoft Defender
integration to whoever starts anew; Sentinel leaves the Azure portal in March 2027.`,
  table(['field of the configuration', 'value'], fieldsOf(environment, storeApp)),
  '### What it signs in with',
  CREDENTIALS[storeApp.credential](environment),
  `The app documents a client secret and no other way. \`credential: 'certificate'\` and \`'federated'\` are for pollers of your own, and leave nothing secret in the Terraform
state; with \`'secret'\` its value stands there, which every synth says.`,
  '### Step by step',
  stepsOf(environment, storeApp),
  '### Field mapping',
  `On the profile's mapping page ([how](${DOCS}/map-azure-sentinel-incident-fields.html)), and so that tickets of both ways look alike. _Override_ is the checkbox of a field: checked, each
change in Sentinel is written over what stands in the ticket. ServiceNow documents translations, which are scripts, for category, configuration item and priority: where a field takes
none, a business rule of your own does it.`,
  table(
    ['security incident', 'from Sentinel', 'translation', 'override'],
    mappingRows(environment),
  ),
  '### Closing',
  `On the page _Additional options_ ([how](${DOCS}/automate-incident-updates.html)): close Sentinel's incident with the security incident, classification by close code, both kinds of comments on.`,
  table(
    ['close code', 'classification'],
    Object.entries(mappingOf(environment).classification).map((row) => [...row]),
  ),
  '### Rotating the credential',
  rotationOf(storeApp),
];

function fieldsOf({ azure, sentinel }: Environment, storeApp: StoreApp): string[][] {
  const { login, arm } = clouds[azure.cloud];
  const host = (url: string) => `\`${url.replace('https://', '')}\``;
  return [
    ['Name', `\`${storeApp.name}\``],
    ['Identity URL', host(login)],
    ['Azure Resource Manager', host(arm)],
    ['Tenant ID', `\`${azure.tenantId}\``],
    ['Client ID', 'output `store_app.client_id`'],
    ['Client Secret', 'see below'],
    ['Subscription ID', `\`${azure.subscriptionId}\``],
    ['Resource Group Name', `\`${sentinel.resourceGroup}\``],
    ['Workspace Name', `\`${sentinel.workspace}\``],
  ];
}

const kept = (environment: Environment, kind: 'certificate' | 'secret'): string =>
  `\`${credentialSecret(kind)}\` of the vault \`${namesOf(environment).vault}\``;

const READERS =
  'Who may read it there is named in `storeApp.readers`; nobody else can, the deployment apart.';

const CREDENTIALS: Readonly<Record<StoreApp['credential'], (environment: Environment) => string>> =
  {
    federated: () =>
      '`prod` trusts tokens of an issuer: there is nothing to enter but what the issuer is told.',
    certificate: (environment) =>
      `\`prod\` has a certificate, which the vault has made. Certificate and key are the secret ${kept(environment, 'certificate')}, a PFX in base64. ${READERS}`,
    secret: (environment) =>
      `\`prod\` has a client secret: ${kept(environment, 'secret')}. ${READERS}`,
  };

function stepsOf({ serviceNow }: Environment, { label }: StoreApp): string {
  const filter =
    label === undefined
      ? 'Filter as you like: nobody else opens tickets'
      : `Filter: \`properties(labels)\` _contains_ \`${label}\`, with regard to case. Our playbooks leave incidents with this tag alone, so that each gets one ticket; an automation rule with an order below 200 puts it on in time`;
  return [
    `An administrator of the tenant consents to _Log Analytics API / Data.Read_: output \`store_app.admin_consent\` ([what the app wants](${DOCS}/configure-microsoft-azure-portal.html)).`,
    `Install _Microsoft Azure Sentinel_ from the ServiceNow Store, as a user with \`sn_si.admin\` (\`sn_si.ingestion_profile_admin\` is enough for the rest).`,
    `_Security Operations > Integrations > Integration Configurations_, tile _Microsoft Azure Sentinel_, _Configure_: the values above ([how](${DOCS}/install-and-configure-microsoft-azure-sentinel-integration.html)).`,
    `_Microsoft Azure Sentinel Integration > Azure Sentinel Incident Profile_, _New_, and map its fields as below ([how](${DOCS}/create-a-profile-for-microsoft-azure-sentinel-integration.html)).`,
    `${filter} ([how](${DOCS}/filter-and-aggregation-criteria.html)). No aggregation: one incident is one ticket.`,
    `Schedule: every minute is the default, and ${serviceNow?.reconcile.everyMinutes ?? 5} minutes what our own sweep takes. Sentinel's API lets everybody together read about 100 times in 5 minutes ([how](${DOCS}/schedule-retrieve-and-ingest-incident-data.html)).`,
    'Activate the profile.',
  ]
    .map((step, index) => `${index + 1}. ${step}`)
    .join('\n');
}

const mappingOf = ({ serviceNow }: Environment): TicketMapping =>
  withRows(securityIncidentMapping, serviceNow?.mappings.sn_si_incident);

const rows = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([from, to]) => `${from} → ${to}`)
    .join(', ');

/** The fields that Sentinel goes on writing are those that our own playbooks go on writing. */
function mappingRows(environment: Environment): string[][] {
  const { urgency, impact, state } = mappingOf(environment);
  const updates: readonly string[] = environment.serviceNow?.updates ?? [];
  const override = (column: string) => (updates.includes(column) ? 'yes' : 'no');
  return [
    ['short_description', '`${properties(title)}$`', '', override('short_description')],
    ['description', '`${properties(description)}$`', '', 'no'],
    ['urgency', '`${properties(severity)}$`', rows(urgency), 'yes'],
    ['impact', '`${properties(severity)}$`', rows(impact), 'no'],
    ['state', '`${properties(status)}$`', rows(state), 'no'],
    ['assigned_to', '`${properties(owner(email))}$`', '', override('assigned_to')],
    [
      'correlation_id',
      '`Sentinel-${name}$`, so that no playbook takes its tickets for ours',
      '',
      'no',
    ],
    ['Affected users, configuration items, observables', 'entities', '', 'yes'],
  ];
}

const rotationOf = ({ credential, credentialEpoch }: StoreApp): string =>
  [
    `Set \`storeApp.credentialEpoch\` to ${credentialEpoch + 1}${credential === 'federated' ? ', move `trust` to `previousTrust` and write the new one' : ''}, read the plan (one credential more; from epoch 3 on, the oldest goes), and deploy.`,
    credential === 'federated'
      ? 'Let the poller use the new issuer or subject.'
      : 'Read the secret in the vault, whose name stays, and enter its new value.',
    'Until the next epoch, both work. Only one step at a time: two at once would drop the one in use.',
  ]
    .map((step, index) => `${index + 1}. ${step}`)
    .join('\n');
