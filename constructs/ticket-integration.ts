import { Construct } from 'constructs';
import type { Conditions } from '../playbooks/conditions';
import { BRIDGE_IDENTITIES } from '../playbooks/identities';
import type { BridgeSettings } from '../playbooks/settings';
import { clouds } from '../systems/azure/cloud';
import { type Definition, needsOf } from '../workflow/definition';
import { AutomationRule } from './automation-rule';
import type { Reference } from './azapi/reference';
import { channelOf } from './declared-secrets';
import { UPDATED_BY_OTHERS, gateOf, withoutExcluded } from './gate';
import type { Platform } from './platform';
import { Playbook } from './playbook';
import { PlaybookIdentity } from './playbook-identity';
import { SentinelConnection } from './sentinel-connection';

/** The names of what an integration with a ticket system consists of. */
export interface IntegrationNames {
  readonly identity: string;
  readonly connection: string;
  readonly open: string;
  readonly push: string;
  readonly reconcile: string;
}

/** The names of an integration, by the word that its settings start with. */
export const integrationNames = (
  { names }: Platform,
  prefix: 'serviceNow' | 'jira',
): IntegrationNames => ({
  identity: names[`${prefix}Identity`],
  connection: names[`${prefix}SentinelConnection`],
  open: names[`${prefix}Open`],
  push: names[`${prefix}Push`],
  reconcile: names[`${prefix}Reconcile`],
});

export interface TicketIntegrationProps {
  /** What people call the system, as `ServiceNow`. */
  readonly system: string;
  readonly names: IntegrationNames;
  readonly definitions: {
    readonly open: Definition;
    readonly push: Definition;
    readonly reconcile: Definition;
  };
  /** What the routes want: the rule that starts *open* lets it through, and what all of them exclude starts nothing. */
  readonly routes: readonly Conditions[];
  /** What the labels start with that name a ticket. */
  readonly label: string;
  /** Minutes from one reconciliation to the next. */
  readonly everyMinutes: number;
  /** The place of the integration's rules among those that start the same kind of playbook: 0, 1, ... */
  readonly place: number;
}

/** An integration as it is deployed, as far as its health goes. */
export interface DeclaredIntegration {
  readonly system: string;
  readonly label: string;
  readonly everyMinutes: number;
  readonly routes: readonly Conditions[];
  readonly playbooks: Readonly<Record<'open' | 'push' | 'reconcile', Playbook>>;
}

/** The first of the rules that start each kind of playbook; the team's own have room before, between and behind. */
const ORDERS = { open: 200, push: 300 } as const;

/**
 * Everything that brings incidents to a ticket system and back: an identity of its own, its grants, the three playbooks and the rules that start two of them.
 * No other integration can read its secret.
 */
export class TicketIntegration extends Construct {
  readonly identity: PlaybookIdentity;
  private readonly connection: SentinelConnection;

  constructor(
    scope: Construct,
    id: string,
    private readonly platform: Platform,
    private readonly props: TicketIntegrationProps,
  ) {
    super(scope, id);
    const { names, definitions } = props;
    this.identity = new PlaybookIdentity(this, 'Identity', platform, {
      name: names.identity,
      needs: Object.values(definitions).flatMap(needsOf),
    });
    this.connection = new SentinelConnection(this, 'Sentinel', platform, {
      name: names.connection,
      identityId: platform.ids.identity(names.identity),
      dependsOn: [this.identity.ready],
    });
  }

  /** Declares the playbooks, once the identities of all integrations are known. */
  declare(identities: readonly Reference[]): DeclaredIntegration {
    const { names, definitions, system, label, everyMinutes, routes, place } = this.props;
    const playbook = (id: string, name: string, definition: Definition) =>
      new Playbook(this, id, this.platform, {
        name,
        definition,
        identity: this.identity,
        connection: this.connection,
        parameters: { [BRIDGE_IDENTITIES.name]: identities },
      });
    const open = playbook('OpenTicket', names.open, definitions.open);
    const push = playbook('PushTicket', names.push, definitions.push);
    const reconcile = playbook('Reconcile', names.reconcile, definitions.reconcile);
    new AutomationRule(this, 'OnCreated', this.platform, {
      name: `open ${system} tickets`,
      order: ORDERS.open + place,
      when: 'Created',
      conditions: gateOf(routes),
      does: { playbook: open },
    });
    new AutomationRule(this, 'OnUpdated', this.platform, {
      name: `bring updates to ${system}`,
      order: ORDERS.push + place,
      when: 'Updated',
      conditions: [...UPDATED_BY_OTHERS, ...withoutExcluded(routes)],
      does: { playbook: push },
    });
    return { system, label, everyMinutes, routes, playbooks: { open, push, reconcile } };
  }
}

/** What the settings of every integration have in common, made of the environment. */
export const bridgeSettings = (
  { environment, ids }: Platform,
  names: IntegrationNames,
  integration: Pick<BridgeSettings, 'label' | 'wins' | 'reconcile'>,
): BridgeSettings => ({
  azure: {
    cloud: clouds[environment.azure.cloud],
    identity: ids.identity(names.identity),
    vaultUri: ids.vaultUri,
  },
  workspace: { name: environment.sentinel.workspace, id: ids.workspace },
  tenantId: environment.azure.tenantId,
  playbooks: {
    open: ids.playbook(names.open),
    push: ids.playbook(names.push),
    reconcile: ids.playbook(names.reconcile),
  },
  channel: channelOf(environment),
  label: integration.label,
  wins: integration.wins,
  reconcile: integration.reconcile,
});
