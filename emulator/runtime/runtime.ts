import { Callbacks } from './callbacks';
import type { Outbound } from './outbound';
import { Scheduler } from './scheduler';
import type { SchedulerProps } from './scheduler-props';
import { Workflow, type WorkflowResource } from './workflow';

/** A place to run workflows: one clock, one way out, and the workflows that may call each other. */
export class Runtime {
  readonly scheduler: Scheduler;
  readonly outbound: Outbound;
  readonly callbacks = new Callbacks();
  readonly #workflows = new Map<string, Workflow>();

  constructor(outbound: Outbound, props: SchedulerProps = {}) {
    this.outbound = outbound;
    this.scheduler = new Scheduler(props);
  }

  get workflows(): readonly Workflow[] {
    return [...this.#workflows.values()];
  }

  /**
   * Deploys a workflow. Its recurrences begin with `start`.
   * @throws DeploymentError for a definition that Azure would refuse
   */
  deploy(resource: WorkflowResource): Workflow {
    const workflow = new Workflow(resource, this);
    this.#workflows.set(resource.id.toLowerCase(), workflow);
    return workflow;
  }

  /** A deployed workflow by its resource id, without regard to case. */
  workflow(id: string): Workflow | undefined {
    return this.#workflows.get(id.toLowerCase());
  }

  /** Starts the recurrences of all workflows. */
  start(): void {
    for (const workflow of this.#workflows.values()) workflow.start();
  }

  /** Runs until nothing is left to do but what waits for the outside or for a recurrence. */
  settle(): Promise<void> {
    return this.scheduler.settle();
  }

  /** Goes back to the start: the workflows stay deployed, without runs, and recurrences are stopped. */
  reset(): void {
    this.scheduler.reset();
    this.callbacks.clear();
    for (const workflow of this.#workflows.values()) workflow.reset();
  }
}
