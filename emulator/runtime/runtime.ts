import { Callbacks } from './callbacks';
import type { Outbound } from './outbound';
import type { Run } from './run';
import { Scheduler } from './scheduler';
import type { SchedulerProps } from './scheduler-props';
import { Workflow, type WorkflowResource } from './workflow';

/** How a place to run workflows differs from one that keeps everything. */
export interface RuntimeProps extends SchedulerProps {
  /**
   * How many finished runs each workflow keeps, at least.
   * @default - all
   */
  readonly keptRuns?: number;
}

/** A place to run workflows: one clock, one way out, and the workflows that may call each other. */
export class Runtime {
  readonly scheduler: Scheduler;
  readonly outbound: Outbound;
  readonly callbacks = new Callbacks();
  /** How many finished runs each workflow keeps, at least. */
  readonly keptRuns: number;
  readonly #workflows = new Map<string, Workflow>();
  readonly #listeners: ((run: Run) => void)[] = [];

  constructor(outbound: Outbound, { keptRuns = Infinity, ...props }: RuntimeProps = {}) {
    this.outbound = outbound;
    this.keptRuns = keptRuns;
    this.scheduler = new Scheduler(props);
  }

  /** Calls a function with each run that is at its end. */
  onRunEnd(listener: (run: Run) => void): void {
    this.#listeners.push(listener);
  }

  /** Tells that a run is at its end. */
  readonly runEnded = (run: Run): void => {
    for (const listener of this.#listeners) listener(run);
  };

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
