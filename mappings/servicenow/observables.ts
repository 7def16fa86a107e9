import type { ObservableKind, ObservableType } from '../../systems/servicenow/types';

/** A property of an entity that is an observable, and what kind of value stands in it. */
export interface ObservableSource {
  readonly property: string;
  readonly kind: ObservableKind;
}

/**
 * What of an incident becomes an observable, by kind of entity. What is not named here is none: accounts, mailboxes and recipients are those who were attacked, and no
 * intelligence about the attacker; the address that a message came from is an entity of its own.
 * @see https://learn.microsoft.com/rest/api/securityinsights/entities/get
 */
export const OBSERVABLE_SOURCES: Readonly<Record<string, ObservableSource>> = {
  Ip: { property: 'address', kind: 'ip' },
  Url: { property: 'url', kind: 'url' },
  DnsResolution: { property: 'domainName', kind: 'domain' },
  FileHash: { property: 'hashValue', kind: 'hash' },
  MailMessage: { property: 'p2Sender', kind: 'sender' },
  SubmissionMail: { property: 'sender', kind: 'sender' },
  Host: { property: 'hostName', kind: 'host' },
};

/**
 * The tables of classic Threat Intelligence that observables are written to. No public dictionary names the columns: the form shows value, type and finding, a public
 * integration reads the others. `bridge doctor` compares them with the instance.
 * @see https://www.servicenow.com/docs/r/security-management/threat-intelligence/t_AddObservable.html
 * @see https://github.com/polarityio/servicenow-sir/blob/master/integration.js
 */
export const OBSERVABLE_TABLES = {
  observables: { table: 'sn_ti_observable', value: 'value', type: 'type', finding: 'finding' },
  types: { table: 'sn_ti_observable_type', name: 'name' },
  /** Which observable belongs to which ticket. */
  relations: { table: 'sn_ti_m2m_task_observable', task: 'task', observable: 'observable' },
} as const;

/** What an observable of a true positive is found to be; what people or look-ups have found before is left as it is. */
export const MALICIOUS = 'Malicious';
export const NOT_FOUND_OUT: readonly string[] = ['', 'Unknown'];

/** The longest value that is recorded: what an instance would cut is another value. */
export const LONGEST_VALUE = 500;

/** How the types are called in `sn_ti_observable_type`. */
export const CLASSIC_TYPES: Readonly<Record<ObservableType, string>> = {
  ipv4: 'IP address (V4)',
  ipv6: 'IP address (V6)',
  domain: 'Domain name',
  host: 'Host name',
  url: 'URL',
  email: 'Email address',
  md5: 'MD5 hash',
  sha1: 'SHA1 hash',
  sha256: 'SHA256 hash',
  sha512: 'SHA512 hash',
};

/**
 * How the types are called by the API of Threat Intelligence Security Center, which has none for a host.
 * @see https://www.servicenow.com/docs/r/api-reference/rest-apis/tisc-api.html
 */
export const TISC_TYPES: Readonly<Record<Exclude<ObservableType, 'host'>, string>> = {
  ipv4: 'ip_v4_address',
  ipv6: 'ip_v6_address',
  domain: 'domain_name',
  url: 'url',
  email: 'email_address',
  md5: 'md5_hash',
  sha1: 'sha1_hash',
  sha256: 'sha256_hash',
  sha512: 'sha512_hash',
};

const octets = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

/**
 * The networks of version 4 that nobody meets on the internet, by their first octet or their first two: private ones, shared ones, this host, link-local ones,
 * multicast and what is reserved.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/
 */
export const PRIVATE_NETWORKS: readonly string[] = [
  '0',
  '10',
  '127',
  '169.254',
  '192.168',
  ...octets(16, 31).map((octet) => `172.${octet}`),
  ...octets(64, 127).map((octet) => `100.${octet}`),
  ...octets(224, 255),
];

/**
 * What addresses of version 6 start with that nobody meets on the internet: unspecified, loopback and those that hold one of version 4, unique local, link-local, multicast.
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry/
 */
export const PRIVATE_PREFIXES_V6: readonly string[] = [
  '::',
  '0',
  'fc',
  'fd',
  'fe8',
  'fe9',
  'fea',
  'feb',
  'ff',
];

/** The last labels of names that no public name server knows. @see https://www.iana.org/assignments/special-use-domain-names/ */
export const PRIVATE_SUFFIXES: readonly string[] = [
  'arpa',
  'corp',
  'home',
  'internal',
  'intranet',
  'invalid',
  'lan',
  'local',
  'localdomain',
  'localhost',
  'test',
];
