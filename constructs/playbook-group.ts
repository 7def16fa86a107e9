import type { Construct } from 'constructs';
import { BRIDGE_IDENTITIES } from '../playbooks/identities';
import { type Definition, needsOf } from '../workflow/definition';
import { AutomationRule, type AutomationRuleProps } from './automation-rule';
import type { Reference } from './azapi/reference';
import type { Platform } from './platform';
import { Playbook, type PlaybookProps } from './playbook';
import { PlaybookIdentity, type PlaybookIdentityProps } from './playbook-identity';
import { SentinelConnection } from './sentinel-connection';
import type { DeclaredPlaybook, WatchedAs } from './watched';

/** What a group is made of. */
export interface PlaybookGroupProps extends Pick<PlaybookIdentityProps, 'places'> {
  /** The name of their identity. */
  readonly identity: string;

  /**
   * The name of their connection to Sentinel.
   * @default - they neither start on an incident nor update one
   */
  readonly connection?: string;

  /**
   * Values for parameters that only the deployment knows.
   * @default - the identities of the environment alone
   */
  readonly parameters?: PlaybookProps['parameters'];
  readonly playbooks: readonly PlaybookOfGroup[];
}

/** A playbook of a group, and what starts it. */
export interface PlaybookOfGroup extends WatchedAs {
  /** Its construct's id. */
  readonly id: string;
  /** The workflow's name. */
  readonly name: string;
  readonly definition: Definition;

  /**
   * The rule that starts it, with its construct's id.
   * @default - a person, another playbook or its own schedule
   */
  readonly startedBy?: Omit<AutomationRuleProps, 'does'> & { readonly id: string };
}

/** Playbooks that are one principal: what one of them may, all may. Their identity and its grants are there before them, and nobody else can read their secrets. */
export class PlaybookGroup {
  readonly identity: PlaybookIdentity;
  private readonly connection: SentinelConnection | undefined;

  /** @param scope in which its constructs stand, beside each other */
  constructor(
    private readonly scope: Construct,
    private readonly platform: Platform,
    private readonly props: PlaybookGroupProps,
  ) {
    const { identity, connection, places, playbooks } = props;
    this.identity = new PlaybookIdentity(scope, 'Identity', platform, {
      name: identity,
      needs: playbooks.flatMap(({ definition }) => needsOf(definition)),
      ...(places && { places }),
    });
    if (connection === undefined) return;
    this.connection = new SentinelConnection(scope, 'Sentinel', platform, {
      name: connection,
      identityId: platform.ids.identity(identity),
      dependsOn: [this.identity.ready],
    });
  }

  /**
   * Declares the playbooks and the rules that start them.
   * @param identities of the whole environment: what one of them writes, no playbook carries on
   */
  declare(identities: readonly Reference[]): readonly DeclaredPlaybook[] {
    const { scope, platform, identity, connection, props } = this;
    return props.playbooks.map(({ id, name, definition, startedBy, ...watchedAs }) => {
      const playbook = new Playbook(scope, id, platform, {
        name,
        definition,
        identity,
        ...(connection && { connection }),
        parameters: { ...props.parameters, [BRIDGE_IDENTITIES.name]: identities },
      });
      if (startedBy) {
        new AutomationRule(scope, startedBy.id, platform, { ...startedBy, does: { playbook } });
      }
      return { ...watchedAs, playbook };
    });
  }
}
