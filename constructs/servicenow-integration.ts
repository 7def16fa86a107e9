import { Construct } from 'constructs';
import { severitiesOf } from '../environments/route';
import type { Environment } from '../environments/schema';
import { impactOf, urgencyOf } from '../mappings/servicenow/incident';
import { openTicket } from '../playbooks/servicenow/open';
import { clouds } from '../systems/azure/cloud';
import { SEVERITIES, type Severity } from '../systems/sentinel/types';
import { needsOf } from '../workflow/definition';
import { type Table, withRows } from '../workflow/table';
import { AutomationRule } from './automation-rule';
import type { Platform } from './platform';
import { Playbook } from './playbook';
import { PlaybookIdentity } from './playbook-identity';
import { SentinelConnection } from './sentinel-connection';

type ServiceNow = NonNullable<Environment['serviceNow']>;
type Route = ServiceNow['routes'][number];

/** The first of our rules; the team's own have room before and after. */
const OPEN_ORDER = 100;

/** Everything that brings incidents to ServiceNow: an identity of its own, its grants, the playbooks and the rules that start them. */
export class ServiceNowIntegration extends Construct {
  constructor(scope: Construct, id: string, platform: Platform, serviceNow: ServiceNow) {
    super(scope, id);
    const { names, ids } = platform;
    const identityId = ids.identity(names.serviceNowIdentity);
    const severities = SEVERITIES.filter((s) => routeOf(serviceNow, s) !== undefined);
    const definition = openTicket(settingsOf(platform, serviceNow, identityId, severities));

    const identity = new PlaybookIdentity(this, 'Identity', platform, {
      name: names.serviceNowIdentity,
      needs: needsOf(definition),
    });
    const connection = new SentinelConnection(this, 'Sentinel', platform, {
      name: names.serviceNowSentinelConnection,
      identityId,
      dependsOn: [identity.ready],
    });
    const playbook = new Playbook(this, 'OpenTicket', platform, {
      name: names.serviceNowOpen,
      definition,
      identity,
      connection,
    });
    new AutomationRule(this, 'OnCreated', platform, {
      displayName: `Sentinel Bridge ${platform.environment.name}: open ServiceNow tickets`,
      playbook,
      order: OPEN_ORDER,
      severities,
    });
  }
}

const settingsOf = (
  { environment, ids }: Platform,
  serviceNow: ServiceNow,
  identity: string,
  severities: readonly Severity[],
) => ({
  azure: { cloud: clouds[environment.azure.cloud], identity, vaultUri: ids.vaultUri },
  instance: serviceNow.instance,
  user: serviceNow.account.user,
  passwordSecret: serviceNow.account.password.secret,
  webhookSecret: environment.notify?.webhook.secret,
  severities,
  workspace: environment.sentinel.workspace,
  noteField: serviceNow.noteField,
  urgencyOf: withRows(urgencyOf, serviceNow.mappings.urgency),
  impactOf: withRows(impactOf, serviceNow.mappings.impact),
  assignmentGroupOf: routeTable(serviceNow, 'assignmentGroupOf', (route) => route.assignmentGroup),
  callerOf: routeTable(serviceNow, 'callerOf', (route) => route.caller),
  categoryOf: routeTable(serviceNow, 'categoryOf', (route) => route.category),
});

/** The first route that wants an incident of a severity. */
const routeOf = ({ routes }: ServiceNow, severity: Severity): Route | undefined =>
  routes.find((route) => severitiesOf(route).includes(severity));

/** What the routes say of one field, by severity; nothing where no route says anything. */
function routeTable(
  serviceNow: ServiceNow,
  name: string,
  field: (route: Route) => string | undefined,
): Table<Severity, string> | undefined {
  if (serviceNow.routes.every((route) => field(route) === undefined)) return undefined;
  const value = (severity: Severity): string => {
    const route = routeOf(serviceNow, severity);
    return (route && field(route)) ?? '';
  };
  return {
    name,
    rows: {
      High: value('High'),
      Medium: value('Medium'),
      Low: value('Low'),
      Informational: value('Informational'),
    },
  };
}
