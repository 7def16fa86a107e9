import { applies, type IncidentEvent, type ReadRule, readRules } from '../automation-rules';
import type { Data } from '../expression/value';
import type { Permissions } from '../roles';
import type { Run } from '../runtime/run';
import type { Runtime } from '../runtime/runtime';
import type { PlaybookStart } from '../services/sentinel/arm-call';
import { triggerIncident } from '../services/sentinel/changes';
import type { IncidentStore } from '../services/sentinel/incident-store';
import type { IncidentProperties } from '../services/sentinel/trigger-body';
import type { RuleAction, Stack } from '../stack/model';
import type { GivenBody } from './payload';
import type { RefusedStart } from './state';

/** What came of starting a playbook. */
export interface Started {
  readonly outcome: PlaybookStart;
  /** @default - none was started */
  readonly run?: Run;
}

/** How long a rule waits for a playbook before the next rule has its turn. */
const RULE_PATIENCE = 120_000;

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

  /**
   * Runs the rules in order, as a task of its own. A rule that starts a playbook waits for its end, at most two minutes; what it or another rule has changed
   * by then, the next rules see.
   * @see https://learn.microsoft.com/azure/sentinel/automate-incident-handling-with-automation-rules
   */
  handle(event: IncidentEvent, body: GivenBody): void {
    const { scheduler } = this.props.runtime;
    const [first, ...others] = this.#rules.filter((rule) => rule.triggersWhen === event.when);
    if (first === undefined) return;
    scheduler.spawn(async () => {
      let current = event;
      for (const rule of [first, ...others]) {
        if (!applies(rule, current, scheduler.now)) continue;
        const before = this.props.store.get(body.object.name);
        for (const action of rule.actions)
          await this.#act(action, this.#bodyNow(body, event, current), rule);
        const after = this.props.store.get(body.object.name);
        if (after !== undefined && after !== before) {
          current = { ...current, incident: triggerIncident(after) };
        }
      }
    });
  }

  /** The event's own body, or one with the incident as earlier rules have left it. */
  #bodyNow(body: GivenBody, event: IncidentEvent, current: IncidentEvent): GivenBody {
    return current === event ? body : { ...body, object: current.incident };
  }

  async #act(action: RuleAction, body: GivenBody, rule: ReadRule): Promise<void> {
    if (action.kind !== 'playbook') {
      this.#modify(action, body, rule);
      return;
    }
    const { run } = this.start(action.playbookId, body, rule.displayName);
    if (run === undefined) return;
    const { scheduler } = this.props.runtime;
    await scheduler.wait(run.done, `the rule '${rule.displayName}'`, { timeout: RULE_PATIENCE });
  }

  /** Starts a playbook on an incident, as "Azure Security Insights". */
  start(playbookId: string, body: GivenBody, startedBy: string): Started {
    const { stack, runtime, permissions } = this.props;
    const workflow = runtime.workflow(playbookId);
    if (workflow === undefined) {
      this.#refuse(playbookId, startedBy, 'there is no such playbook');
      return { outcome: 'unknown' };
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
      const { record, runs } = workflow.fire({
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
        body: JSON.parse(JSON.stringify(body)) as Data,
      });
      const [run] = runs;
      if (record.status !== 'Failed') return { outcome: 'started', ...(run && { run }) };
      this.#refuse(workflow.name, startedBy, 'the playbook has as many waiting runs as it takes');
      return { outcome: 'busy' };
    }
    return { outcome: 'started' };
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
