import type { Permissions } from '../roles';
import type { Run } from '../runtime/run';
import type { Runtime } from '../runtime/runtime';
import type { SentinelOptions } from '../services/sentinel/arm-call';
import { IncidentStore } from '../services/sentinel/incident-store';
import { Throttle } from '../services/sentinel/throttle';
import type { TokenIssuer } from '../services/token-issuer';
import type { Stack } from '../stack';
import { Analyst } from './analyst';
import { Automation } from './automation';
import type { HealthEvent } from './automation-health';
import { IncidentEvents } from './incident-events';
import type { WorldOptions } from './options';
import { readPayload } from './payload';
import { nameOf } from './principals';
import type { RefusedStart } from './state';

/** What a workspace stands on. */
export interface SentinelWorkspaceProps {
  readonly stack: Stack;
  readonly options: WorldOptions;
  readonly runtime: Runtime;
  readonly tokens: TokenIssuer;
  readonly permissions: Permissions;
}

/** Sentinel in a world: the incidents, what happens to them, and the automation that is told of it. */
export class SentinelWorkspace {
  readonly incidents: IncidentStore;
  /** What analysts do to incidents. */
  readonly analyst: Analyst;
  /** What its API works with. */
  readonly api: SentinelOptions;
  readonly #automation: Automation;
  readonly #events: IncidentEvents;
  readonly #throttle: Throttle | undefined;

  constructor(private readonly props: SentinelWorkspaceProps) {
    const { stack, options, runtime, tokens, permissions } = props;
    const { keptRuns, people = [], throttling = true } = options;
    const now = () => runtime.scheduler.now;
    this.incidents = new IncidentStore(stack.workspace.id, now, keptRuns);
    this.#automation = new Automation({
      stack,
      runtime,
      permissions,
      store: this.incidents,
      kept: keptRuns,
    });
    this.#events = new IncidentEvents(this.incidents, this.#automation, stack.workspace, {
      runtime,
      ...options,
    });
    this.analyst = new Analyst(this.incidents, this.#events);
    this.#throttle = throttling ? new Throttle(now) : undefined;
    const personOf = (principalId: string) =>
      people.find(({ objectId }) => objectId === principalId);
    const nameOfCaller = (principalId: string): string =>
      personOf(principalId)?.name ?? nameOf(stack, principalId);
    this.api = {
      cloud: stack.cloud,
      tokens,
      permissions,
      store: this.incidents,
      throttle: this.#throttle,
      nameOf: nameOfCaller,
      sourceOf: (principalId) => (personOf(principalId) === undefined ? 'Application' : 'User'),
      created: (record) => {
        const body = this.#events.bodyOf(record);
        this.#events.create(body.object, body);
      },
      runPlaybook: (playbookId, record, principalId) =>
        this.#automation.startFor(
          nameOfCaller(principalId),
          playbookId,
          this.#events.bodyOf(record),
        ),
    };
  }

  /** The playbooks that could not be started. */
  get refusedStarts(): readonly RefusedStart[] {
    return this.#automation.refused;
  }

  /** What Sentinel would say of its rules and of the playbooks that they started. */
  get health(): readonly HealthEvent[] {
    return this.#automation.health;
  }

  /**
   * Lets the incidents of triggers' bodies happen, before any playbook that they start has run. An update of an incident that the workspace has never seen
   * is preceded by its creation.
   */
  async deliver(payloads: readonly unknown[]): Promise<void> {
    const events = payloads.map((payload) => readPayload(payload, this.props.stack.workspace));
    const created = events.filter(
      ({ body }) =>
        body.incidentUpdates !== undefined && this.incidents.get(body.object.name) === undefined,
    );
    for (const { body } of created) this.#events.createBeforeUpdate(body);
    if (created.length > 0) await this.props.runtime.settle();
    for (const { body, given } of events) {
      if (body.incidentUpdates === undefined) this.#events.create(body.object, given);
      else this.#events.update(body, body.incidentUpdates);
    }
  }

  /**
   * Starts a playbook on an incident, as a person does who presses *Run playbook*.
   * @returns the run; undefined where Sentinel could not start it
   */
  startPlaybook(playbookId: string, guid: string): Run | undefined {
    const record = this.incidents.get(guid);
    if (record === undefined) return undefined;
    const body = this.#events.bodyOf(record);
    const outcome = this.#automation.startFor('a person', playbookId, body);
    return outcome === 'started' ? this.props.runtime.workflow(playbookId)?.runs.at(-1) : undefined;
  }

  /** Back to the start: no incidents, and nothing that came of them. */
  reset(): void {
    this.incidents.reset();
    this.#events.reset();
    this.#automation.reset();
    this.#throttle?.reset();
  }
}
