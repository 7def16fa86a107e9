import type { IncidentEvent } from '../automation-rules';
import type { Fault, FaultRule, FaultyCall } from '../faults';
import type { CustomField, JiraProject, JiraUser, JiraWorkflow } from '../services/jira/options';
import type { MachineOptions } from '../services/defender/tenant';
import type { ChangeOptions, User } from '../services/servicenow/options';
import type { JiraSignIn } from './jira-setup';
import type { Person } from './people';
import type { ServiceNowSignIn } from './servicenow-setup';

/** What becomes of an event: it is lost, comes twice, or comes late by so many milliseconds. */
export type Fate = 'once' | 'lost' | 'twice' | { readonly late: number };

/** How the ServiceNow instance of a world is set up. */
export interface ServiceNowOptions {
  /**
   * How the playbooks sign in.
   * @default - read from the calls in their definitions
   */
  readonly signIn?: ServiceNowSignIn;
  /**
   * The roles of the account that they sign in with.
   * @default - `itil`, `audit_viewer` and `sn_si.integration_user`
   */
  readonly roles?: readonly string[];
  /**
   * People that tickets can be assigned to.
   * @default - none but the account
   */
  readonly users?: readonly User[];
  /**
   * The passwords of those who call the API themselves, by user name; they have the roles `itil` and `sn_si.basic`.
   * @default - nobody but the account calls it
   */
  readonly passwords?: Readonly<Record<string, string>>;
  /**
   * Assignment groups.
   * @default - those that the definitions and parameters name
   */
  readonly groups?: readonly string[];
  /**
   * The time zone of the account.
   * @default 'GMT'
   */
  readonly timeZone?: string;
  /**
   * Whether an ACL hides the tickets' journals from the account: they read as empty.
   * @default false
   */
  readonly hidesJournals?: boolean;
  /**
   * Who is in which group, and whom changes are sent to.
   * @default - nobody is in a group
   */
  readonly changes?: ChangeOptions;
  /**
   * Whether a new record gets a `sys_id` of the instance's choice, whatever was asked.
   * @default false
   */
  readonly replacesSysId?: boolean;
  /**
   * Further records by table, as computers of the CMDB, each with its `sys_id`.
   * @default - none
   */
  readonly records?: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
}

/** How Defender for Endpoint of a world is set up. */
export interface DefenderOptions {
  /** @default - none */
  readonly machines?: readonly MachineOptions[];
}

/** How the Jira site of a world is set up. */
export interface JiraOptions {
  /**
   * How the playbooks sign in.
   * @default - read from the calls in their definitions
   */
  readonly signIn?: JiraSignIn;
  /**
   * People beside the account, the service desk and the assignees that the definitions name.
   * @default - none
   */
  readonly users?: readonly JiraUser[];
  /**
   * The tokens of those who call the API themselves, by e-mail address.
   * @default - nobody but the account calls it
   */
  readonly tokens?: Readonly<Record<string, string>>;
  /**
   * Projects, or what differs in those that the definitions name.
   * @default - those that the definitions and parameters name
   */
  readonly projects?: readonly JiraProject[];
  /**
   * The workflow of projects without one of their own.
   * @default - To Do, In Progress, Done, from each to each, with screens for the fields that the definitions set
   */
  readonly workflow?: JiraWorkflow;
  /**
   * Custom fields.
   * @default - those that the definitions and parameters name, each of the kind that its value has
   */
  readonly fields?: readonly CustomField[];
  /**
   * Ids of further fields that new issues must have.
   * @default - none
   */
  readonly requiredFields?: readonly string[];
  /**
   * How long the search takes to see a change, in seconds.
   * @default 5
   */
  readonly indexLagSeconds?: number;
  /**
   * Whether the site refuses more calls than its limits allow.
   * @default - in the Cloud it does
   */
  readonly rateLimits?: boolean;
  /**
   * Whether calls with a wrong token pass as anonymous ones, which find nothing.
   * @default false
   */
  readonly anonymous?: boolean;
  /**
   * The time zone in the profile of the account.
   * @default 'Etc/UTC'
   */
  readonly timeZone?: string;
}

/** How a world differs from one where all goes well. */
export interface WorldOptions {
  /**
   * Who signs in to Azure beside the identities of the stack.
   * @default - nobody
   */
  readonly people?: readonly Person[];
  /**
   * What goes wrong in calls.
   * @default - nothing
   */
  readonly faults?: readonly FaultRule[];
  /**
   * What goes wrong in a call that no rule is for.
   * @default - nothing
   */
  readonly disturb?: (call: FaultyCall) => Fault | undefined;
  /**
   * The seed of everything that is drawn: the order of what runs side by side, waits before retries.
   * @default 1
   */
  readonly seed?: number;
  /**
   * The time at the start, in milliseconds since 1970.
   * @default - 2026-01-01T00:00:00Z
   */
  readonly start?: number;
  /**
   * How many finished runs each playbook keeps, at least, and as many entries what else the logs are made of.
   * @default - all
   */
  readonly keptRuns?: number;
  /**
   * Whether Sentinel's API refuses more calls than its limits allow.
   * @default true
   */
  readonly throttling?: boolean;
  /**
   * Minutes for which changes of an incident are collected into one event, as the Defender portal does.
   * @default - every change is an event of its own
   */
  readonly collapseMinutes?: number;
  /**
   * What becomes of an event on its way to the automation rules.
   * @default - it arrives once, at once
   */
  readonly fateOf?: (event: IncidentEvent) => Fate;
  /**
   * When secrets expire, as UTC times, where that is another time than the stack says, or the stack cannot know it.
   * @default - as the stack says; what others write does not expire
   */
  readonly secretExpiries?: Readonly<Record<string, string>>;
  /**
   * Names of secrets that someone has disabled.
   * @default - none
   */
  readonly disabledSecrets?: readonly string[];
  /**
   * Names of secrets without a value yet.
   * @default - none
   */
  readonly missingSecrets?: readonly string[];
  /**
   * The ServiceNow instance.
   * @default - one that fits the playbooks
   */
  readonly serviceNow?: ServiceNowOptions;
  /**
   * Whether the tenant has no principals of the APIs that the stack grants roles in.
   * @default false
   */
  readonly missingApis?: boolean;
  /**
   * Defender for Endpoint.
   * @default - it knows no machine
   */
  readonly defender?: DefenderOptions;
  /**
   * The tag of the incidents that the Store app takes.
   * @default 'store-app'
   */
  readonly storeAppLabel?: string;
  /**
   * The Jira site.
   * @default - one that fits the playbooks
   */
  readonly jira?: JiraOptions;
}
