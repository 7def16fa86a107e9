import { idsOf } from '../constructs/ids';
import { type Environment, namesOf } from '../environments';
import type { Conditions } from '../playbooks/conditions';

/** A ticket system of an environment, and the playbooks that work on it. */
export interface Integration {
  readonly system: 'ServiceNow' | 'Jira';
  /** What the names of its playbooks have in common, as `servicenow`. */
  readonly key: 'servicenow' | 'jira';
  /** What its tag on an incident starts with. */
  readonly label: string;
  /** What its routes want, in order. */
  readonly routes: readonly Conditions[];
  /** Minutes from one run of *reconcile* to the next. */
  readonly everyMinutes: number;
  /** The resource ids of its playbooks. */
  readonly playbooks: Readonly<Record<'open' | 'push' | 'reconcile', string>>;
}

/** The ticket systems of an environment that playbooks of ours work on. */
export function integrationsOf(environment: Environment): readonly Integration[] {
  const { serviceNow, jira, storeApp } = environment;
  const names = namesOf(environment);
  const { playbook } = idsOf(environment);
  const integrations: Integration[] = [];
  if (serviceNow !== undefined) {
    // What has the Store app's tag gets its ticket from there.
    const theirs = storeApp?.label;
    integrations.push({
      system: 'ServiceNow',
      key: 'servicenow',
      label: serviceNow.label,
      routes: serviceNow.routes.map(({ when }) => ({
        ...when,
        ...(theirs !== undefined && { withoutTags: [theirs] }),
      })),
      everyMinutes: serviceNow.reconcile.everyMinutes,
      playbooks: {
        open: playbook(names.serviceNowOpen),
        push: playbook(names.serviceNowPush),
        reconcile: playbook(names.serviceNowReconcile),
      },
    });
  }
  if (jira !== undefined) {
    integrations.push({
      system: 'Jira',
      key: 'jira',
      label: jira.label,
      routes: jira.routes.map(({ when }) => when ?? {}),
      everyMinutes: jira.reconcile.everyMinutes,
      playbooks: {
        open: playbook(names.jiraOpen),
        push: playbook(names.jiraPush),
        reconcile: playbook(names.jiraReconcile),
      },
    });
  }
  return integrations;
}
