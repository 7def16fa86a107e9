/** What can be an indicator: the kinds of observables that the bridge knows on both sides. */
export const INDICATOR_KINDS = [
  'ipv4',
  'ipv6',
  'domain',
  'url',
  'email',
  'md5',
  'sha1',
  'sha256',
  'sha512',
] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

/**
 * What a pattern compares, by the kind.
 * @see https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html#_e8slinrhxcc9
 */
export const PATTERN_PATHS: Readonly<Record<IndicatorKind, string>> = {
  ipv4: 'ipv4-addr:value',
  ipv6: 'ipv6-addr:value',
  domain: 'domain-name:value',
  url: 'url:value',
  email: 'email-addr:value',
  md5: 'file:hashes.MD5',
  sha1: "file:hashes.'SHA-1'",
  sha256: "file:hashes.'SHA-256'",
  sha512: "file:hashes.'SHA-512'",
};

/** The levels of the Traffic Light Protocol, the most open first. */
export const TLP_LEVELS = ['white', 'green', 'amber', 'red'] as const;
export type TlpLevel = (typeof TLP_LEVELS)[number];

/**
 * The marking of each level, which the standard fixes.
 * @see https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html#_yd3ar14ekwrs
 */
export const TLP_MARKINGS: Readonly<Record<TlpLevel, string>> = {
  white: 'marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9',
  green: 'marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da',
  amber: 'marking-definition--f88d31f6-486f-44da-b317-01333bde0b82',
  red: 'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed',
};

/**
 * An indicator as the upload API takes it. Times are in UTC, as `2026-01-31T23:59:59Z`.
 * @see https://learn.microsoft.com/azure/sentinel/stix-objects-api
 */
export interface Indicator {
  readonly type: 'indicator';
  readonly spec_version: '2.1';
  /** `indicator--` and a UUID. */
  readonly id: string;
  readonly created: string;
  readonly modified: string;
  readonly name: string;
  readonly pattern: string;
  readonly pattern_type: 'stix';
  readonly valid_from: string;
  readonly valid_until: string;
  /** From 0 to 100. */
  readonly confidence: number;
  /** Shown as tags. */
  readonly labels: readonly string[];
  /** Final: no later version under the same id is taken. */
  readonly revoked: boolean;
  readonly object_marking_refs: readonly string[];
  readonly external_references: readonly {
    readonly source_name: string;
    readonly external_id: string;
    readonly url: string;
  }[];
}

/** What an upload is answered, where not all was taken: the rest went in. */
export interface UploadAnswer {
  readonly errors:
    | readonly {
        /** The object's place among those that were sent, from 0. */
        readonly recordIndex: number;
        readonly errorMessages: readonly string[];
      }[]
    | null;
}
