import { Construct } from 'constructs';
import type { BridgeSettings } from '../playbooks/settings';
import type { Definition } from '../workflow/definition';
import { UPDATED_BY_OTHERS, gateOf, withoutExcluded } from './gate';
import type { Platform } from './platform';
import { PlaybookGroup } from './playbook-group';
import { playbookSettings } from './playbook-settings';
import type { WatchedIntegration } from './watched';

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

export interface TicketIntegrationProps extends WatchedIntegration {
  readonly names: IntegrationNames;
  readonly definitions: {
    readonly open: Definition;
    readonly push: Definition;
    readonly reconcile: Definition;
  };
  /** The place of the integration's rules among those that start the same kind of playbook: 0, 1, ... */
  readonly place: number;
}

/** The first of the rules that start each kind of playbook; the team's own have room before, between and behind. */
const ORDERS = { open: 200, push: 300 } as const;

/**
 * Everything that brings incidents to a ticket system and back: an identity of its own, its grants, the three playbooks and the rules that start two of them.
 * No other integration can read its secret.
 */
export class TicketIntegration extends Construct {
  readonly groups: readonly PlaybookGroup[];

  constructor(
    scope: Construct,
    id: string,
    platform: Platform,
    readonly props: TicketIntegrationProps,
  ) {
    super(scope, id);
    const { names, definitions, system, everyMinutes, routes, place } = props;
    const key = (role: string): string => `${system.toLowerCase()}-${role}`;
    const group = new PlaybookGroup(this, platform, {
      identity: names.identity,
      connection: names.connection,
      playbooks: [
        {
          id: 'OpenTicket',
          key: key('open'),
          name: names.open,
          system,
          definition: definitions.open,
          startedBy: {
            id: 'OnCreated',
            name: `open ${system} tickets`,
            order: ORDERS.open + place,
            when: 'Created',
            conditions: gateOf(routes),
          },
        },
        {
          id: 'PushTicket',
          key: key('push'),
          name: names.push,
          system,
          definition: definitions.push,
          startedBy: {
            id: 'OnUpdated',
            name: `bring updates to ${system}`,
            order: ORDERS.push + place,
            when: 'Updated',
            conditions: [...UPDATED_BY_OTHERS, ...withoutExcluded(routes)],
          },
        },
        {
          id: 'Reconcile',
          key: key('reconcile'),
          name: names.reconcile,
          system,
          definition: definitions.reconcile,
          everyMinutes,
        },
      ],
    });
    this.groups = [group];
  }
}

/** What the settings of every integration have in common, made of the environment. */
export const bridgeSettings = (
  platform: Platform,
  names: IntegrationNames,
  integration: Pick<BridgeSettings, 'label' | 'wins' | 'reconcile'>,
): BridgeSettings => {
  const { environment, ids } = platform;
  return {
    ...playbookSettings(platform, names.identity),
    workspace: { name: environment.sentinel.workspace, id: ids.workspace },
    tenantId: environment.azure.tenantId,
    playbooks: {
      open: ids.playbook(names.open),
      push: ids.playbook(names.push),
      reconcile: ids.playbook(names.reconcile),
    },
    label: integration.label,
    wins: integration.wins,
    reconcile: integration.reconcile,
  };
};
