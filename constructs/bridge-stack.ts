import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { AppRegistration } from './app-registration';
import { AutoClose } from './auto-close';
import { expiriesOf } from './expiries';
import { HealthAlerts } from './health-alerts';
import { HealthWorkbook } from './health-workbook';
import { addOutputs } from './outputs';
import { JiraIntegration } from './jira-integration';
import { Platform } from './platform';
import { addProviders } from './providers';
import { ServiceNowIntegration } from './servicenow-integration';
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
    const { serviceNow, jira, autoClose, triage, storeApp } = environment;
    const tickets = [
      ...(serviceNow ? [new ServiceNowIntegration(this, 'ServiceNow', platform, serviceNow)] : []),
      ...(jira ? [new JiraIntegration(this, 'Jira', platform, jira)] : []),
    ];
    const closing =
      autoClose.length > 0 ? [new AutoClose(this, 'AutoClose', platform, autoClose)] : [];
    const triages = triage ? [new TriageIntegration(this, 'Triage', platform, triage)] : [];
    // Whatever one of our own identities writes, no playbook carries on.
    const identities = [...tickets, ...closing, ...triages].flatMap(
      ({ identity }) => identity?.objectId ?? [],
    );
    const integrations = tickets.map((integration) => integration.declare(identities));
    const triaging = triages.flatMap((one) => one.declare(identities));
    const registration = storeApp && new AppRegistration(this, 'StoreApp', platform, storeApp);
    const playbook = integrations[0]?.playbooks.open.workflow;
    addOutputs(this, platform, { playbook, registration });
    const watched = {
      integrations,
      others: [...closing.flatMap(({ declared }) => declared), ...triaging],
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
