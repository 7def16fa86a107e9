import type { Construct } from 'constructs';
import { type Definition, needsOf } from '../workflow/definition';
import { AutomationRule, type AutomationRuleProps } from './automation-rule';
import type { Platform } from './platform';
import { Playbook } from './playbook';
import { PlaybookIdentity } from './playbook-identity';
import { SentinelConnection } from './sentinel-connection';

/** Playbooks that are one principal: what one of them may, all may. */
export interface PlaybookGroup {
  /** The name of their identity. */
  readonly identity: string;

  /**
   * The name of their connection to Sentinel.
   * @default - they neither start on an incident nor update one
   */
  readonly connection?: string;
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

/** A playbook as its health is told. */
interface WatchedAs {
  /** What the alerts on its metrics are called by, as `servicenow-open`. */
  readonly key: string;
  /** As its reports say it: a ticket system, or `Sentinel` where it has to do with none. */
  readonly system: string;
  /**
   * Minutes from one run to the next.
   * @default - it has no schedule
   */
  readonly everyMinutes?: number;
}

/** A playbook as it is deployed, as far as its health goes. */
export interface DeclaredPlaybook extends WatchedAs {
  readonly playbook: Playbook;
}

/** Declares the playbooks of a group with what they need: their identity and its grants, their connection, the rules that start them. */
export function declarePlaybooks(
  scope: Construct,
  platform: Platform,
  group: PlaybookGroup,
): readonly DeclaredPlaybook[] {
  const identity = new PlaybookIdentity(scope, 'Identity', platform, {
    name: group.identity,
    needs: group.playbooks.flatMap(({ definition }) => needsOf(definition)),
  });
  const connection =
    group.connection === undefined
      ? undefined
      : new SentinelConnection(scope, 'Sentinel', platform, {
          name: group.connection,
          identityId: platform.ids.identity(group.identity),
          dependsOn: [identity.ready],
        });
  return group.playbooks.map(({ id, name, definition, startedBy, ...watchedAs }) => {
    const playbook = new Playbook(scope, id, platform, {
      name,
      definition,
      identity,
      ...(connection && { connection }),
    });
    if (startedBy) {
      new AutomationRule(scope, startedBy.id, platform, { ...startedBy, does: { playbook } });
    }
    return { ...watchedAs, playbook };
  });
}
