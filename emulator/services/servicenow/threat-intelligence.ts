import { madeUpHex } from '../../stack/made-up';
import type { Columns } from './dictionary';
import type { Row } from './row';
import { TISC_OBSERVABLE } from './tisc-tables';

/**
 * The tables of classic Threat Intelligence, as far as integrations write them. No public page lists their columns: the form names value, type and
 * finding, and an integration for security incidents reads the rest.
 * @see https://www.servicenow.com/docs/r/security-management/threat-intelligence/t_AddObservable.html
 * @see https://docs.servicenow.com/bundle/istanbul-security-management/page/product/threat-intelligence/task/t_AddIoCs.html
 * @see https://github.com/polarityio/servicenow-sir/blob/master/integration.js
 */
export const THREAT_INTELLIGENCE: Readonly<Record<string, Columns>> = {
  sn_ti_observable_type: { name: { type: 'string', maxLength: 100 } },
  sn_ti_observable: {
    // No public dictionary gives the length.
    value: { type: 'string', maxLength: 1000 },
    type: { type: 'reference', table: 'sn_ti_observable_type', maxLength: 32 },
    finding: { type: 'string' },
    sighting_count: { type: 'integer' },
    notes: { type: 'string', maxLength: 4000 },
    // Names, separated by commas; an instance keeps references, and shows these.
    security_tags: { type: 'string', maxLength: 4000 },
  },
  // The form shows these; the columns' names are those of the form's words.
  sn_ti_indicator: {
    title: { type: 'string', maxLength: 1000 },
    first_seen: { type: 'date-time' },
    last_seen: { type: 'date-time' },
    notes: { type: 'string', maxLength: 4000 },
  },
  // Which observable belongs to which indicator.
  sn_ti_m2m_observable_indicator: {
    observable: { type: 'reference', table: 'sn_ti_observable', maxLength: 32 },
    indicator: { type: 'reference', table: 'sn_ti_indicator', maxLength: 32 },
  },
  // Which observable belongs to which ticket.
  sn_ti_m2m_task_observable: {
    task: { type: 'reference', table: 'task', maxLength: 32 },
    observable: { type: 'reference', table: 'sn_ti_observable', maxLength: 32 },
  },
  // What each source has told Threat Intelligence Security Center.
  sn_sec_tisc_observable_source: {
    value: { type: 'string', maxLength: 4000 },
    type: { type: 'string', maxLength: 100 },
    source: { type: 'string', maxLength: 100 },
    reputation: { type: 'string' },
    confidence: { type: 'integer' },
    tlp: { type: 'string' },
    first_seen: { type: 'string' },
    external_source_id: { type: 'string', maxLength: 100 },
  },
};

/** The columns that stand for an observable and its type where they are referred to. */
export const THREAT_INTELLIGENCE_DISPLAY: Readonly<Record<string, string>> = {
  sn_ti_observable_type: 'name',
  sn_ti_observable: 'value',
  sn_ti_indicator: 'title',
};

const READ = ['sn_ti.read', 'sn_ti.write', 'sn_ti.admin'];
const WRITE = ['sn_ti.write', 'sn_ti.admin'];

/**
 * The roles that may read and write them. What the roles of Security Incident Response contain is not told, so none of them is enough here.
 * @see https://www.servicenow.com/docs/r/security-management/threat-intelligence/c_GetStartedWithThreatIntel.html
 */
export const THREAT_INTELLIGENCE_ROLES: Readonly<
  Record<string, { readonly read: readonly string[]; readonly write: readonly string[] }>
> = {
  sn_ti_observable_type: { read: READ, write: ['sn_ti.admin'] },
  sn_ti_observable: { read: READ, write: WRITE },
  sn_ti_m2m_task_observable: { read: READ, write: WRITE },
  sn_sec_tisc_observable_source: { read: ['sn_sec_tisc.analyst'], write: ['sn_sec_tisc.admin'] },
  sn_ti_indicator: { read: READ, write: WRITE },
  sn_ti_m2m_observable_indicator: { read: READ, write: WRITE },
};

/** The types of observables that a base system has, as integrations name them. */
const TYPES = [
  'IP address (V4)',
  'IP address (V6)',
  'Domain name',
  'Host name',
  'URL',
  'Email address',
  'MD5 hash',
  'SHA1 hash',
  'SHA256 hash',
  'SHA512 hash',
];

/** The types of observables as records. */
export const observableTypeRows = (): readonly Row[] =>
  TYPES.map((name) => ({ sys_id: madeUpHex(`sn_ti_observable_type ${name}`), name }));

/**
 * What may be said of an observable; the values that stand for it are not told, and are here what people see.
 * @see https://www.servicenow.com/docs/r/security-management/security-operations/threat-lookup-finding-calculators.html
 */
export const FINDINGS = ['Malicious', 'Suspicious', 'Clean', 'Unknown'];

/** The tables that integrations make records of intelligence in. */
export const RECORD_TABLES: readonly string[] = [
  'sn_ti_observable',
  'sn_ti_m2m_task_observable',
  'sn_sec_tisc_observable_source',
  'sn_ti_indicator',
  'sn_ti_m2m_observable_indicator',
  TISC_OBSERVABLE,
];
