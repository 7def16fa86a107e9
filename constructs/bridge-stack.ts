import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { AppRegistration } from './app-registration';
import { AutoClose } from './auto-close';
import { expiriesOf } from './expiries';
import { HealthWorkbook } from './health-workbook';
import { addOutputs } from './outputs';
import { JiraIntegration } from './jira-integration';
import { Platform } from './platform';
import { addProviders } from './providers';
import { ServiceNowIntegration } from './servicenow-integration';

/** One environment: everything that `cdktf deploy <name>` makes. */
export class BridgeStack extends TerraformStack {
  constructor(
    scope: Construct,
    readonly environment: Environment,
  ) {
    super(scope, environment.name);
    addProviders(this, environment);
    const platform = new Platform(this, 'Platform', environment);
    const { serviceNow, jira, autoClose, storeApp } = environment;
    const tickets = [
      ...(serviceNow ? [new ServiceNowIntegration(this, 'ServiceNow', platform, serviceNow)] : []),
      ...(jira ? [new JiraIntegration(this, 'Jira', platform, jira)] : []),
    ];
    const closing =
      autoClose.length > 0 ? [new AutoClose(this, 'AutoClose', platform, autoClose)] : [];
    // Whatever one of our own identities writes, no playbook carries on.
    const identities = [...tickets, ...closing].flatMap(({ identity }) => identity?.objectId ?? []);
    const playbooks = tickets.map((integration) => integration.declare(identities));
    const registration = storeApp && new AppRegistration(this, 'StoreApp', platform, storeApp);
    const watched = tickets.map((integration) => integration.watched);
    const all = [...watched, ...closing.map((construct) => construct.watched)];
    const shown = all.flatMap(({ playbooks }) => playbooks);
    if (shown.length > 0) {
      new HealthWorkbook(this, 'HealthWorkbook', platform, {
        playbooks: shown,
        gates: watched.map(({ gate }) => gate),
        expiries: expiriesOf(environment, registration?.credentials ?? []),
      });
    }
    addOutputs(this, platform, { playbook: playbooks[0]?.workflow, registration });
  }

  /** cdktf walks everything here to find what stacks read of each other; ours read nothing, and declare their backend. */
  override prepareStack(): void {
    return;
  }
}
