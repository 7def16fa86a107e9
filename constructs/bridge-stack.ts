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
import type { PlaybookGroup } from './playbook-group';
import { addProviders } from './providers';
import { Response } from './response';
import { ServiceNowIntegration } from './servicenow-integration';
import { ThreatIntelligence } from './threat-intelligence';
import { TriageIntegration } from './triage';

/** A part of an environment with playbooks. */
interface Feature {
  readonly groups: readonly PlaybookGroup[];
}

const groupsOf = (features: readonly Feature[]): readonly PlaybookGroup[] =>
  features.flatMap(({ groups }) => groups);

/** One environment: everything that `cdktf deploy <name>` makes. */
export class BridgeStack extends TerraformStack {
  constructor(
    scope: Construct,
    readonly environment: Environment,
  ) {
    super(scope, environment.name);
    addProviders(this, environment);
    const platform = new Platform(this, 'Platform', environment);
    const { serviceNow, jira, autoClose, response, triage, threatIntelligence } = environment;
    /** What the environment has where it has settings for it. */
    const part = <S, T>(
      id: string,
      Part: new (scope: Construct, id: string, platform: Platform, settings: S) => T,
      settings: S | undefined,
    ): readonly T[] => (settings === undefined ? [] : [new Part(this, id, platform, settings)]);

    const tickets = [
      ...part('ServiceNow', ServiceNowIntegration, serviceNow),
      ...part('Jira', JiraIntegration, jira),
    ];
    const closing = part('AutoClose', AutoClose, autoClose);
    const sharing = part('Observables', Observables, threatIntelligence);
    const importing = part('ThreatIntelligence', ThreatIntelligence, threatIntelligence);
    const byHand = part('Response', Response, response);
    const triages = part('Triage', TriageIntegration, triage);
    const [registration] = part('StoreApp', AppRegistration, environment.storeApp);
    part('ContentHub', ContentHub, environment.contentHub);

    // Both orders are those of deployed stacks: with another one, a plan would show a change of playbooks and alerts that is none.
    const others = [...closing, ...byHand, ...importing, ...sharing];
    const ours = groupsOf([...tickets, ...triages, ...others]).map(
      ({ identity }) => identity.objectId,
    );
    const declare = (features: readonly Feature[]) =>
      groupsOf(features).flatMap((group) => group.declare(ours));
    const ofTickets = declare(tickets);
    const watched = {
      integrations: tickets.map(({ props }) => props),
      playbooks: [...ofTickets, ...declare([...others, ...triages])],
      expiries: expiriesOf(environment, registration?.credentials ?? []),
    };
    addOutputs(this, platform, { playbook: ofTickets[0]?.playbook.workflow, registration });
    new HealthWorkbook(this, 'HealthWorkbook', platform, watched);
    if (environment.health.alerts) new HealthAlerts(this, 'Alerts', platform, watched);
  }

  /** cdktf walks everything here to find what stacks read of each other; ours read nothing, and declare their backend. */
  override prepareStack(): void {
    return;
  }
}
