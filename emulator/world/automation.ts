import { applies, type IncidentEvent, type ReadRule, readRules } from '../automation-rules';
import type { Data } from '../expression/value';
import { Kept } from '../kept';
import type { Permissions } from '../roles';
import type { Run } from '../runtime/run';
import type { Runtime } from '../runtime/runtime';
import type { Workflow } from '../runtime/workflow';
import type { PlaybookStart } from '../services/sentinel/arm-call';
import { triggerIncident } from '../services/sentinel/changes';
import type { IncidentStore } from '../services/sentinel/incident-store';
import type { IncidentProperties } from '../services/sentinel/trigger-body';
import type { RuleAction, Stack } from '../stack/model';
import {
  failureOf,
  type HealthEvent,
  type HealthIncident,
  REASONS,
  type StartedPlaybook,
  type StartProblem,
} from './automation-health';
import type { GivenBody } from './payload';
import type { RefusedStart } from './state';

/** What came of starting a playbook: a run, nothing where the trigger's own condition did not hold, or a problem. */
type Started = { readonly run: Run | undefined } | { readonly problem: StartProblem };

/** How long a rule waits for a playbook before the next rule has its turn. */
const RULE_PATIENCE = 120_000;

const START = 'Microsoft.Logic/workflows/triggers/listCallbackUrl/action';

/** What Sentinel's automation works with. */
export interface AutomationProps {
  readonly stack: Stack;
  readonly runtime: Runtime;
  readonly permissions: Permissions;
  readonly store: IncidentStore;
  /**
   * How many events are kept, at least.
   * @default - all
   */
  readonly kept?: number | undefined;
}

/** Sentinel's automation: runs the rules on what happens to incidents, and starts playbooks. */
export class Automation {
  readonly #rules: readonly ReadRule[];
  #refused: RefusedStart[] = [];
  readonly #health: Kept<HealthEvent>;

  constructor(private readonly props: AutomationProps) {
    this.#rules = readRules(props.stack.automationRules);
    this.#health = new Kept(props.kept);
  }

  /** The playbooks that could not be started. */
  get refused(): readonly RefusedStart[] {
    return [...this.#refused];
  }

  /** What Sentinel would say of the rules that ran, and of the playbooks that were started through the API. */
  get health(): readonly HealthEvent[] {
    return this.#health.list;
  }

  /** Forgets what has happened. */
  reset(): void {
    this.#refused = [];
    this.#health.reset();
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
        await this.#run(rule, this.#bodyNow(body, event, current));
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

  /** Runs a rule's actions, and says what came of them. */
  async #run(rule: ReadRule, body: GivenBody): Promise<void> {
    const { scheduler } = this.props.runtime;
    const time = scheduler.now;
    const incident = this.#incidentOf(body);
    const started: StartedPlaybook[] = [];
    const failures: string[] = [];
    for (const action of rule.actions) {
      if (action.kind !== 'playbook') {
        this.#modify(action, body, rule);
        continue;
      }
      const { playbookId } = action;
      const outcome = this.#start(playbookId, body, rule.displayName);
      if ('problem' in outcome) {
        failures.push(failureOf(playbookId, outcome.problem));
        continue;
      }
      const { run } = outcome;
      if (run === undefined) continue;
      started.push({ playbookId, run: run.name });
      await scheduler.wait(run.done, `the rule '${rule.displayName}'`, { timeout: RULE_PATIENCE });
    }
    this.#health.note({ kind: 'rule', time, incident, rule, started, failures });
  }

  /** Starts a playbook on an incident because somebody has asked for it through the API. */
  startFor(by: string, playbookId: string, body: GivenBody): PlaybookStart {
    const outcome = this.#start(playbookId, body, 'runPlaybook');
    this.#health.note({
      kind: 'playbook',
      time: this.props.runtime.scheduler.now,
      incident: this.#incidentOf(body),
      playbookId,
      by,
      ...('problem' in outcome
        ? { failure: failureOf(playbookId, outcome.problem) }
        : { run: outcome.run?.name }),
    });
    if (!('problem' in outcome)) return 'started';
    const { problem } = outcome;
    // Sentinel takes a request for a playbook that it may not start, or that is disabled.
    return problem === 'unknown' || problem === 'busy' ? problem : 'started';
  }

  /** Starts a playbook on an incident, as "Azure Security Insights". */
  #start(playbookId: string, body: GivenBody, startedBy: string): Started {
    const workflow = this.props.runtime.workflow(playbookId);
    if (workflow === undefined) return this.#refuse(playbookId, startedBy, 'unknown');
    const problem = this.#problemOf(workflow);
    if (problem !== undefined) return this.#refuse(workflow.name, startedBy, problem);
    const { record, runs } = workflow.fire({
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.parse(JSON.stringify(body)) as Data,
    });
    if (record.status === 'Failed') return this.#refuse(workflow.name, startedBy, 'busy');
    return { run: runs[0] };
  }

  /** Why a playbook cannot be started; undefined where it can. */
  #problemOf({ id }: Workflow): StartProblem | undefined {
    const { stack, permissions } = this.props;
    const principalId = stack.securityInsightsPrincipalId;
    const isAllowed =
      principalId !== undefined &&
      permissions.allows({ principalId, action: START, plane: 'control', scope: id });
    if (!isAllowed) return 'forbidden';
    return stack.workflows.some((one) => one.id === id && one.enabled) ? undefined : 'disabled';
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

  #refuse(playbook: string, startedBy: string, problem: StartProblem): Started {
    this.#refused.push({ playbook, startedBy, reason: REASONS[problem] });
    return { problem };
  }
  #incidentOf({ object: { name } }: GivenBody): HealthIncident {
    return { name, number: this.props.store.get(name)?.incident.properties.incidentNumber };
  }
}
