import { type FaultRule, Faults } from './faults';
import { Kept } from './kept';
import { type WorkspaceLogs, workspaceLogs } from './logs';
import { Permissions } from './roles';
import type { Outbound, OutboundRequest, OutboundResponse } from './runtime/outbound';
import type { Run } from './runtime/run';
import { Runtime } from './runtime/runtime';
import type { JiraSite } from './services/jira/site';
import type { DefenderTenant } from './services/defender/tenant';
import { deployedResources } from './services/azure/deployed';
import { AzureResources } from './services/azure/resources';
import type { VaultAudit } from './services/key-vault/audit';
import { NotifyInbox } from './services/notify/notify';
import type { IncidentStore } from './services/sentinel/incident-store';
import type { ServiceNowInstance } from './services/servicenow/instance';
import { AppDirectory } from './services/entra/directory';
import { TokenIssuer } from './services/token-issuer';
import type { Stack } from './stack';
import type { Analyst } from './world/analyst';
import { deployWorkflows } from './world/deploy';
import { Network } from './world/network';
import type { WorldOptions } from './world/options';
import { grantsOf } from './world/people';
import { SentinelWorkspace } from './world/sentinel-workspace';
import { createServices, type Services } from './world/services';
import { type StoreApp, storeAppOf } from './world/store-app';
import {
  incidentStates,
  runStates,
  tableStates,
  unusedGrantsOf,
  type WorldState,
} from './world/state';

export type { JiraOptions, ServiceNowOptions, WorldOptions } from './world/options';
export type { RefusedStart, RunState, WorldState } from './world/state';

/** Enough for a day in which thousands of incidents pass; a circle of playbooks that start each other still ends. */
const TURN_LIMIT = 3_000_000;

/**
 * A deployed stack with everything around it: the services it calls, the roles that were granted, the automation rules,
 * and the playbooks on a virtual clock.
 */
export class World implements Outbound {
  readonly runtime: Runtime;
  /** The incidents of the workspace. */
  readonly sentinel: IncidentStore;
  /** What analysts do to incidents in Sentinel. */
  readonly analyst: Analyst;
  /** What Azure tells of the deployment. */
  readonly azure: AzureResources;
  /** The applications that may sign in. */
  readonly directory: AppDirectory;
  /** The poller that signs in as the stack's application; undefined where it has none. */
  readonly storeApp: StoreApp | undefined;
  /** The services that its playbooks reach, and what they hold. */
  readonly services: Services;
  readonly #tokens = new TokenIssuer();
  readonly #inbox = new NotifyInbox();
  readonly #audits: Kept<VaultAudit>;
  readonly #permissions: Permissions;
  readonly #faults: Faults;
  readonly #workspace: SentinelWorkspace;
  readonly #network: Network;
  readonly #staleSecrets = new Set<string>();
  readonly #start: number;

  /** @throws StackError, DeploymentError or NotImplementedError for a stack that cannot run */
  constructor(
    readonly stack: Stack,
    options: WorldOptions = {},
  ) {
    const { seed, start, keptRuns, faults = [], people = [] } = options;
    this.runtime = new Runtime(this, {
      ...(seed !== undefined && { seed }),
      ...(start !== undefined && { start }),
      ...(keptRuns !== undefined && { keptRuns }),
      turnLimit: TURN_LIMIT,
    });
    this.#start = this.now;
    this.#permissions = new Permissions(
      [...stack.roleAssignments, ...grantsOf(people)],
      stack.appRoleAssignments,
    );
    this.#faults = new Faults(faults, options.disturb);
    this.#audits = new Kept(keptRuns);
    this.#network = new Network({
      stack,
      tokens: this.#tokens,
      faults: this.#faults,
      map: () => this.services.map,
    });
    this.#workspace = new SentinelWorkspace({
      stack,
      options,
      runtime: this.runtime,
      tokens: this.#tokens,
      permissions: this.#permissions,
    });
    this.sentinel = this.#workspace.incidents;
    this.analyst = this.#workspace.analyst;
    this.directory = new AppDirectory(stack.applications);
    this.azure = new AzureResources(deployedResources(stack));
    this.services = createServices({
      stack,
      directory: this.directory,
      resources: this.azure,
      options,
      tokens: this.#tokens,
      permissions: this.#permissions,
      inbox: this.#inbox,
      audits: this.#audits,
      staleSecrets: this.#staleSecrets,
      runtime: () => this.runtime,
      sentinel: this.#workspace.api,
    });
    this.storeApp = storeAppOf(stack, options, {
      instance: this.serviceNow,
      now: () => this.now,
      send: (call) => this.#network.sendFromOutside(call),
    });
    deployWorkflows(stack, this.runtime);
    this.runtime.start();
  }

  /** The time on the virtual clock, in milliseconds since 1970. */
  get now(): number {
    return this.runtime.scheduler.now;
  }

  /** The ServiceNow instance; undefined where no playbook calls one. */
  get serviceNow(): ServiceNowInstance | undefined {
    return this.services.serviceNow;
  }

  /** The Jira site; undefined where no playbook calls one. */
  get jira(): JiraSite | undefined {
    return this.services.jira?.site;
  }

  /** Defender for Endpoint; undefined where no playbook has a role in it. */
  get defender(): DefenderTenant | undefined {
    return this.services.defender;
  }

  /**
   * Lets the incident of a trigger's body happen in the workspace: automation rules decide which playbooks start, and
   * `settle` runs them. An update of an incident that the workspace has never seen is preceded by its creation.
   */
  deliver(payload: unknown): Promise<void> {
    return this.#workspace.deliver([payload]);
  }

  /** Lets several events happen before any playbook that they start has run. */
  deliverConcurrently(payloads: readonly unknown[]): Promise<void> {
    return this.#workspace.deliver(payloads);
  }

  /** Runs everything until nothing is left to do but what waits for the outside or for a recurrence. */
  settle(): Promise<void> {
    return this.runtime.settle();
  }

  /** Runs everything up to a time (milliseconds since 1970), recurrences included. */
  runUntil(time: number): Promise<void> {
    return this.runtime.scheduler.runUntil(time);
  }

  /**
   * Starts a playbook on an incident, as a person does who presses *Run playbook*.
   * @returns the run; undefined where Sentinel could not start it
   */
  startPlaybook(playbookId: string, guid: string): Run | undefined {
    return this.#workspace.startPlaybook(playbookId, guid);
  }

  /** From now on these faults happen, and no others. */
  inject(faults: readonly FaultRule[]): void {
    this.#faults.replace(faults);
  }

  /**
   * Takes away the grants whose address contains a text, until `restoreGrants`.
   * @throws Error where no grant is called so
   */
  revoke(address: string): void {
    this.#permissions.revoke(address);
  }

  /** Gives back all grants that were taken away. */
  restoreGrants(): void {
    this.#permissions.restore();
  }

  /** From now on the vault holds an old value of these secrets, which the other side no longer takes. */
  outdate(secrets: readonly string[]): void {
    this.#staleSecrets.clear();
    for (const name of secrets) this.#staleSecrets.add(name);
  }

  /** Everything as it is now, in plain JSON. */
  state(): WorldState {
    return {
      runs: runStates(this.runtime),
      refusedStarts: this.#workspace.refusedStarts,
      sentinel: { incidents: incidentStates(this.sentinel) },
      serviceNow: tableStates(this.serviceNow),
      jira: { issues: this.jira?.issues() ?? [] },
      notifications: this.#inbox.list(),
      unusedGrants: unusedGrantsOf(this.stack, this.#permissions),
      unusedFaults: this.#faults.unusedRules(),
    };
  }

  /** What the workspace's logs hold by now, by table: of what the stack's diagnostic settings send there. */
  logs(): WorkspaceLogs {
    return workspaceLogs(this.stack, {
      start: this.#start,
      now: this.now,
      runs: this.runtime.workflows.flatMap(({ runs }) => runs),
      versions: this.sentinel.versions(),
      health: this.#workspace.health,
      audits: this.#audits.list,
      vaults: this.services.vaults,
      triage: this.services.triage?.tables.seen('SentinelBridgeTriage_CL') ?? [],
    });
  }

  /** The values of all secrets, which nothing may print. */
  secretValues(): readonly string[] {
    return this.services.vaults.flatMap(({ values }) => [...values.values()]);
  }

  /** Goes back to the start: no incidents, no tickets, no runs; grants, secrets and faults as they were then. */
  reset(): void {
    this.#faults.reset();
    this.runtime.reset();
    this.#workspace.reset();
    this.services.reset();
    this.#inbox.reset();
    this.#audits.reset();
    this.#permissions.reset();
    this.directory.reset();
    this.azure.reset();
    this.#staleSecrets.clear();
    this.#network.tally.reset();
    this.runtime.start();
  }

  /** Opens every host on the loopback interface: the address of each, as `http://127.0.0.1:40123`, by its origin. */
  listen(): Promise<Readonly<Record<string, string>>> {
    return this.#network.listen();
  }

  /** Closes the hosts. */
  close(): Promise<void> {
    return this.#network.close();
  }

  /**
   * A token for somebody who is signed in to Azure.
   * @param audience as `https://management.azure.com/`
   */
  tokenOf(objectId: string, audience: string): string {
    return this.#tokens.issue(objectId, audience);
  }

  /** Sends a playbook's call to the service that it names. */
  send(request: OutboundRequest): Promise<OutboundResponse> {
    return this.#network.send(request);
  }

  /** How many calls of playbooks each service has taken that were no reads. */
  writes(): Readonly<Record<string, number>> {
    return this.#network.tally.writes();
  }

  /** How many calls of playbooks were refused for want of a permission or of a valid credential. */
  get denied(): number {
    return this.#network.tally.denied;
  }
}
