import type { IndicatorKind, TlpLevel } from '../../systems/threat-intelligence/types';

/** What an instance calls the parts of its threat intelligence: no public dictionary lists them all, so `bridge doctor` looks for each. */
export interface IntelligenceNames {
  /** The table of the observables. */
  readonly table: string;
  /** The table of their types, and the column that `kinds` compares. */
  readonly types: { readonly table: string; readonly column: string };
  /** Its columns, by what they tell. */
  readonly columns: {
    readonly value: string;
    /** What the type is called; of a reference, through a dot. */
    readonly type: string;
    /** How bad it is, as `confidence` and `withdrawn` below name it. */
    readonly finding: string;
    /** Texts, separated by commas. */
    readonly tags: string;
  };
  /** What each type is here; what is missing is no indicator. */
  readonly kinds: Readonly<Record<string, IndicatorKind>>;
  /** How sure a finding is, from 0 to 100, where the observable has no number of its own. */
  readonly confidence: Readonly<Record<string, number>>;
  /** The findings that say that an observable is no threat, or none any more. */
  readonly withdrawn: readonly string[];
}

/**
 * Threat Intelligence as it comes with Security Incident Response, read over its tables.
 * @see https://www.servicenow.com/docs/r/security-management/threat-intelligence/t_AddObservable.html
 */
export const classicNames = {
  table: 'sn_ti_observable',
  types: { table: 'sn_ti_observable_type', column: 'name' },
  columns: { value: 'value', type: 'type.name', finding: 'finding', tags: 'security_tags' },
  kinds: {
    'IP address (V4)': 'ipv4',
    'IP address (V6)': 'ipv6',
    'Domain name': 'domain',
    URL: 'url',
    'Email address': 'email',
    'MD5 hash': 'md5',
    'SHA1 hash': 'sha1',
    'SHA256 hash': 'sha256',
    'SHA512 hash': 'sha512',
  },
  confidence: { Malicious: 90, Suspicious: 60 },
  withdrawn: ['Clean'],
} as const satisfies IntelligenceNames;

/** The relation of observables to indicators, which give them their names. */
export const CLASSIC_INDICATORS = {
  table: 'sn_ti_m2m_observable_indicator',
  columns: { observable: 'observable', title: 'indicator.title' },
} as const;

/**
 * Threat Intelligence Security Center, read over its own API.
 * @see https://www.servicenow.com/docs/r/api-reference/rest-apis/tisc-api.html
 */
export const tiscNames = {
  table: 'sn_sec_tisc_observable',
  types: { table: 'sn_sec_tisc_observable_type', column: 'value' },
  columns: { value: 'value', type: 'type', finding: 'reputation', tags: 'tags' },
  kinds: {
    ip_v4_address: 'ipv4',
    ip_v6_address: 'ipv6',
    domain_name: 'domain',
    url: 'url',
    email_address: 'email',
    md5_hash: 'md5',
    sha1_hash: 'sha1',
    sha256_hash: 'sha256',
    sha512_hash: 'sha512',
  },
  confidence: { malicious: 90, suspicious: 60 },
  withdrawn: ['clear'],
} as const satisfies IntelligenceNames;

/** What only Threat Intelligence Security Center tells of an observable. */
export const TISC_COLUMNS = {
  /** From 0 to 100. */
  confidence: 'confidence',
  expires: 'expiration_time',
  tlp: 'tlp',
} as const;

/** The level of the Traffic Light Protocol that a word of Threat Intelligence Security Center stands for. */
export const TISC_TLP: Readonly<Record<string, TlpLevel>> = {
  WHITE: 'white',
  CLEAR: 'white',
  GREEN: 'green',
  AMBER: 'amber',
  'AMBER+STRICT': 'red',
  RED: 'red',
};
