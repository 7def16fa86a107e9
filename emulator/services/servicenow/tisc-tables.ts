import { madeUpHex } from '../../stack/made-up';
import type { Columns } from './dictionary';
import type { Row } from './row';

/** The table that the observables of all types extend. */
export const TISC_OBSERVABLE = 'sn_sec_tisc_observable';

/**
 * The tables of Threat Intelligence Security Center, as far as its API tells of them.
 * @see https://www.servicenow.com/docs/r/api-reference/rest-apis/tisc-api.html
 */
export const TISC: Readonly<Record<string, Columns>> = {
  sn_sec_tisc_observable_type: { value: { type: 'string', maxLength: 100 } },
  [TISC_OBSERVABLE]: {
    value: { type: 'string', maxLength: 4000 },
    // The API gives a type by its value, not by its key.
    type: { type: 'string', maxLength: 100 },
    reputation: { type: 'string' },
    confidence: { type: 'integer' },
    expiration_time: { type: 'date-time' },
    tags: { type: 'string', maxLength: 4000 },
    tlp: { type: 'string' },
    status: { type: 'string' },
  },
};

/**
 * The roles that may look at them over the Table API; the API has a role of its own.
 * @see https://www.servicenow.com/docs/r/api-reference/rest-apis/tisc-api.html
 */
export const TISC_ROLES = Object.fromEntries(
  Object.keys(TISC).map((table) => [
    table,
    { read: ['sn_sec_tisc.analyst', 'sn_sec_tisc.admin'], write: ['sn_sec_tisc.admin'] },
  ]),
);

/** The types that the API documents, as far as the bridge has to do with them, and two that it has not. */
const TYPES = [
  'ip_v4_address',
  'ip_v6_address',
  'ip_v4_cidr',
  'domain_name',
  'url',
  'email_address',
  'md5_hash',
  'sha1_hash',
  'sha256_hash',
  'sha512_hash',
  'mutex_name',
];

/** The types as records. */
export const tiscTypeRows = (): readonly Row[] =>
  TYPES.map((value) => ({ sys_id: madeUpHex(`sn_sec_tisc_observable_type ${value}`), value }));
