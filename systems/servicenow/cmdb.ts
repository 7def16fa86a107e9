/**
 * A computer of the CMDB, servers included: their class extends `cmdb_ci_computer`. Names with a dot are read through a reference.
 * @see https://www.servicenow.com/docs/r/servicenow-platform/configuration-management-database-cmdb/cmdb-table-property-descriptions.html
 */
export interface ConfigurationItem {
  readonly sys_id: string;
  readonly name: string;
  readonly fqdn: string;
  readonly ip_address: string;
  readonly sys_class_name: string;
  /** `7` is retired. */
  readonly install_status: string;
  /** The item that this one is a duplicate of; empty where it is none. */
  readonly duplicate_of: string;
  readonly business_criticality: string;
  readonly location: string;
  readonly assigned_to: string;
  /** `yyyy-MM-dd HH:mm:ss` in UTC. */
  readonly sys_updated_on: string;
  readonly 'location.name': string;
  readonly 'owned_by.name': string;
  readonly 'support_group.name': string;
}

/** The columns of an item that are read. */
export const ITEM_COLUMNS = [
  'sys_id',
  'name',
  'fqdn',
  'ip_address',
  'sys_class_name',
  'install_status',
  'duplicate_of',
  'business_criticality',
  'location',
  'assigned_to',
  'sys_updated_on',
  'location.name',
  'owned_by.name',
  'support_group.name',
] as const satisfies readonly (keyof ConfigurationItem)[];

/** Somebody who may be affected. */
export interface Person {
  readonly sys_id: string;
  readonly user_name: string;
  readonly email: string;
  readonly name: string;
}

/** The columns of a person that are read. */
export const PERSON_COLUMNS = [
  'sys_id',
  'user_name',
  'email',
  'name',
] as const satisfies readonly (keyof Person)[];

/**
 * A change on an item.
 * @see https://www.servicenow.com/docs/r/it-service-management/change-management/c_ChangeStateModel.html
 */
export interface Change {
  readonly number: string;
  readonly cmdb_ci: string;
}

/** The columns of a change that are read. */
export const CHANGE_COLUMNS = ['number', 'cmdb_ci'] as const satisfies readonly (keyof Change)[];

/**
 * Where tickets of all kinds have their affected items, those beside the one in `cmdb_ci`.
 * @see https://www.servicenow.com/docs/r/it-service-management/incident-management/associate-cis-with-incident.html
 * @see https://servicenowguru.com/cmdb/track-affected-cis-one-place/
 */
export const AFFECTED_ITEMS = 'task_ci';

/** That an item is affected by what a ticket is about. */
export interface AffectedItem {
  readonly task: string;
  readonly ci_item: string;
}

/** The columns of an affected item that are written. */
const AFFECTED_COLUMNS = ['task', 'ci_item'] as const satisfies readonly (keyof AffectedItem)[];

/** The tables that an incident's context is read from and written to, each with its columns. */
export const CONTEXT_TABLES = {
  cmdb_ci_computer: ITEM_COLUMNS,
  sys_user: PERSON_COLUMNS,
  change_request: CHANGE_COLUMNS,
  [AFFECTED_ITEMS]: AFFECTED_COLUMNS,
} as const;
