import type { Row } from './row';

/** A person or account that can sign in. */
export interface User {
  readonly userName: string;
  readonly name: string;
  readonly email: string;
  /**
   * As `GMT`.
   * @default - the instance's own
   */
  readonly timeZone?: string;
  /** @default - none */
  readonly roles?: readonly string[];
}

/** Whom an instance asks about changes. */
export interface ChangeOptions {
  /** User names by the name of their group. */
  readonly members: Readonly<Record<string, readonly string[]>>;
  /**
   * The group that authorizes changes; the assignment group assesses them.
   * @default 'CAB Approval'
   */
  readonly authorizedBy?: string;
}

/** How an instance is set up. */
export interface InstanceOptions {
  /** The people that tickets can be assigned to. */
  readonly users: readonly User[];
  /** The names of the assignment groups. */
  readonly groups: readonly string[];

  /**
   * Who is in which group, and whom changes are sent to.
   * @default - nobody is in a group
   */
  readonly changes?: ChangeOptions;

  /**
   * Whether the instance gives a new record a `sys_id` of its own, whatever the request says.
   * @default false
   */
  readonly replacesSysId?: boolean;

  /**
   * Further records by table, each with its `sys_id`.
   * @default - none
   */
  readonly records?: Readonly<Record<string, readonly Row[]>>;
}
