import type { FaultRule } from '../faults';
import type { Finding } from '../runtime/findings';
import type { Billed } from '../runtime/meter';
import type { RunError } from '../runtime/record';
import type { RunStatus } from '../runtime/run';
import type { Runtime } from '../runtime/runtime';
import type { Issue } from '../services/jira/issue';
import type { Notification } from '../services/notify/notify';
import type { Comment, Incident } from '../services/sentinel/incident';
import type { IncidentStore } from '../services/sentinel/incident-store';
import type { ServiceNowInstance } from '../services/servicenow/instance';
import type { Row } from '../services/servicenow/row';
import type { Grant, Permissions } from '../roles';
import type { Stack } from '../stack/model';

/** A run of a playbook. */
export interface RunState {
  readonly playbook: string;
  readonly run: string;
  readonly trigger: string;
  readonly status: RunStatus;
  readonly startTime: string;
  readonly actions: readonly {
    readonly name: string;
    readonly status: string;
    readonly code: string;
  }[];
  readonly billed: Billed;
  /** @default - none */
  readonly error?: RunError;
  /** Where the run history shows secrets. */
  readonly findings: readonly Finding[];
}

/** A playbook that an automation rule could not start. */
export interface RefusedStart {
  readonly playbook: string;
  /** The automation rule, or who asked. */
  readonly startedBy: string;
  readonly reason: string;
}

/** All systems of a world as plain JSON. */
export interface WorldState {
  /** In the order in which they started. */
  readonly runs: readonly RunState[];
  readonly refusedStarts: readonly RefusedStart[];
  readonly sentinel: {
    readonly incidents: readonly (Incident & { readonly comments: readonly Comment[] })[];
  };
  /** The rows of each table that playbooks write to. */
  readonly serviceNow: Readonly<Record<string, readonly Row[]>>;
  /** The issues with their comments, properties and links. */
  readonly jira: { readonly issues: readonly Issue[] };
  readonly notifications: readonly Notification[];
  /** Grants of the playbooks, the application and Sentinel that no call has needed. */
  readonly unusedGrants: readonly Grant[];
  /** Faults that no call has met. */
  readonly unusedFaults: readonly FaultRule[];
}

/** The runs of all playbooks so far. */
export function runStates(runtime: Runtime): readonly RunState[] {
  return runtime.workflows
    .flatMap((workflow) => workflow.runs)
    .map((run) => ({
      playbook: run.workflow.name,
      run: run.name,
      trigger: run.trigger.name,
      status: run.status,
      startTime: run.startTime,
      actions: run.actions().map(({ name, status, code }) => ({ name, status, code })),
      billed: run.meter.billed,
      ...(run.error !== undefined && { error: run.error }),
      findings: run.findings,
    }))
    .sort((a, b) => (a.startTime < b.startTime ? -1 : a.startTime > b.startTime ? 1 : 0));
}

/** The incidents of a workspace with their comments. */
export const incidentStates = (store: IncidentStore) =>
  store.list().map(({ incident, comments }) => ({ ...incident, comments }));

/** The tables of an instance that playbooks write to. */
export const tableStates = (instance: ServiceNowInstance | undefined): WorldState['serviceNow'] =>
  instance === undefined
    ? {}
    : {
        incident: instance.rows('incident'),
        sn_si_incident: instance.rows('sn_si_incident'),
        change_request: instance.rows('change_request'),
        sysapproval_approver: instance.rows('sysapproval_approver'),
        task_ci: instance.rows('task_ci'),
        sys_journal_field: instance.rows('sys_journal_field'),
      };

/** Role assignments that no call has needed. Only of principals that act here: what a deployment or a person needs, no run can show. */
export function unusedGrantsOf(
  { securityInsightsPrincipalId, identities, applications, workflows }: Stack,
  permissions: Permissions,
): readonly Grant[] {
  const actors = new Set([
    securityInsightsPrincipalId,
    ...identities.map(({ principalId }) => principalId),
    ...applications.map(({ principalId }) => principalId),
    ...workflows.map(({ identity }) => identity.systemPrincipalId),
  ]);
  return permissions.unusedGrants().filter(({ principalId }) => actors.has(principalId));
}
