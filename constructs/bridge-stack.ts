import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { AppRegistration } from './app-registration';
import { AutoClose } from './auto-close';
import { ContentHub } from './content-hub';
import { expiriesOf } from './expiries';
import { HealthAlerts } from './health-alerts';
import { HealthWorkbook } from './health-workbook';
import { addOutputs } from './outputs';
import { JiraIntegration } from './jira-integration';
import { Observables } from './observables';
import { Platform } from './platform';
import { addProviders } from './providers';
import { Response } from './response';
import { ServiceNowIntegration } from './servicenow-integration';
import { ThreatIntelligence } from './threat-intelligence';
import { TriageIntegration } from './triage';

/** One environment: everything that `cdktf deploy <name>` makes. */
export class BridgeStack extends TerraformStack {
  constructor(
    scope: Construct,
    readonly environment: Environment,
  ) {
    super(scope, environment.name);
    addProviders(this, environment);
    const platform = new Platform(this, 'Platform', environment);
    const { serviceNow, jira, autoClose, triage, storeApp, response, threatIntelligence } =
      environment;
    const tickets = [
      ...(serviceNow ? [new ServiceNowIntegration(this, 'ServiceNow', platform, serviceNow)] : []),
      ...(jira ? [new JiraIntegration(this, 'Jira', platform, jira)] : []),
    ];
    const closing =
      autoClose.length > 0 ? [new AutoClose(this, 'AutoClose', platform, autoClose)] : [];
    const sharing = threatIntelligence
      ? [new Observables(this, 'Observables', platform, threatIntelligence)]
      : [];
    const intelligence = threatIntelligence
      ? [new ThreatIntelligence(this, 'ThreatIntelligence', platform, threatIntelligence)]
      : [];
    const byHand = response ? [new Response(this, 'Response', platform, response)] : [];
    const triages = triage ? [new TriageIntegration(this, 'Triage', platform, triage)] : [];
    const others = [...closing, ...byHand, ...intelligence, ...sharing];
    // Whatever one of our own identities writes, no playbook carries on.
    const declared = others.flatMap((one) => one.declared);
    const identities = new Set([
      ...[...tickets, ...triages].map(({ identity }) => identity),
      ...declared.map(({ playbook }) => playbook.props.identity),
    ]);
    const ours = [...identities].map(({ objectId }) => objectId);
    const integrations = tickets.map((integration) => integration.declare(ours));
    const triaging = triages.flatMap((one) => one.declare(ours));
    const registration = storeApp && new AppRegistration(this, 'StoreApp', platform, storeApp);
    const playbook = integrations[0]?.playbooks.open.workflow;
    if (environment.contentHub) {
      new ContentHub(this, 'ContentHub', platform, environment.contentHub.solutions);
    }
    addOutputs(this, platform, { playbook, registration });
    const watched = {
      integrations,
      others: [...declared, ...triaging],
      expiries: expiriesOf(environment, registration?.credentials ?? []),
    };
    new HealthWorkbook(this, 'HealthWorkbook', platform, watched);
    if (environment.health.alerts) new HealthAlerts(this, 'Alerts', platform, watched);
  }

  /** cdktf walks everything here to find what stacks read of each other; ours read nothing, and declare their backend. */
  override prepareStack(): void {
    return;
  }
}
