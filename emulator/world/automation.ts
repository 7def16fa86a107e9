import { applies, type IncidentEvent, type ReadRule, readRules } from '../automation-rules';
import type { Data } from '../expression/value';
import type { Permissions } from '../roles';
import type { Runtime } from '../runtime/runtime';
import { triggerIncident } from '../services/sentinel/changes';
import type { IncidentStore } from '../services/sentinel/incident-store';
import type { IncidentProperties } from '../services/sentinel/trigger-body';
import type { RuleAction, Stack } from '../stack/model';
import type { GivenBody } from './payload';
import type { RefusedStart } from './state';

const START = 'Microsoft.Logic/workflows/triggers/listCallbackUrl/action';

/** What Sentinel's automation works with. */
export interface AutomationProps {
  readonly stack: Stack;
  readonly runtime: Runtime;
  readonly permissions: Permissions;
  readonly store: IncidentStore;
}

/** Sentinel's automation: runs the rules on what happens to incidents, and starts playbooks. */
export class Automation {
  readonly #rules: readonly ReadRule[];
  #refused: RefusedStart[] = [];

  constructor(private readonly props: AutomationProps) {
    this.#rules = readRules(props.stack.automationRules);
  }

  /** The playbooks that could not be started. */
  get refused(): readonly RefusedStart[] {
    return [...this.#refused];
  }

  /** Forgets what could not be started. */
  reset(): void {
    this.#refused = [];
  }

  /** Runs the rules in order; a rule that changes the incident changes it for those after it. */
  handle(event: IncidentEvent, body: GivenBody): void {
    const { runtime, store } = this.props;
    let current = event;
    for (const rule of this.#rules) {
      if (!applies(rule, current, runtime.scheduler.now)) continue;
      for (const action of rule.actions) {
        if (action.kind === 'playbook') this.start(action.playbookId, body, rule.displayName);
        else this.#modify(action, body, rule);
      }
      const record = store.get(body.object.name);
      if (record !== undefined) current = { ...current, incident: triggerIncident(record) };
    }
  }

  /** Starts a playbook on an incident, as "Azure Security Insights"; false where there is no such playbook. */
  start(playbookId: string, body: GivenBody, startedBy: string): boolean {
    const { stack, runtime, permissions } = this.props;
    const workflow = runtime.workflow(playbookId);
    if (workflow === undefined) {
      this.#refuse(playbookId, startedBy, 'there is no such playbook');
      return false;
    }
    const principalId = stack.securityInsightsPrincipalId;
    const allowed =
      principalId !== undefined &&
      permissions.allows({ principalId, action: START, plane: 'control', scope: workflow.id });
    const enabled = stack.workflows.some(({ id, enabled: on }) => id === workflow.id && on);
    if (!allowed) {
      this.#refuse(
        workflow.name,
        startedBy,
        'Azure Security Insights lacks Microsoft Sentinel Automation Contributor on its resource group',
      );
    } else if (!enabled) {
      this.#refuse(workflow.name, startedBy, 'the playbook is disabled');
    } else {
      workflow.fire({
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
        body: JSON.parse(JSON.stringify(body)) as Data,
      });
    }
    return true;
  }

  #modify(
    { properties }: Extract<RuleAction, { kind: 'modify' }>,
    body: GivenBody,
    rule: ReadRule,
  ): void {
    const { store } = this.props;
    const record = store.get(body.object.name);
    if (record === undefined) return;
    const { labels: tags = [], ...changes } = properties;
    const { labels } = record.incident.properties;
    const added = (tags as IncidentProperties['labels']).filter(
      ({ labelName }) => !labels.some((label) => label.labelName === labelName),
    );
    store.update(
      record,
      {
        properties: {
          ...record.incident.properties,
          ...changes,
          labels: [...labels, ...added],
        },
      },
      { source: 'Automation rule', name: rule.displayName },
    );
  }

  #refuse(playbook: string, startedBy: string, reason: string): void {
    this.#refused.push({ playbook, startedBy, reason });
  }
}
