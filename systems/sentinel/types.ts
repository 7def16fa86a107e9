/** Sentinel's severities, the most urgent first. */
export const SEVERITIES = ['High', 'Medium', 'Low', 'Informational'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const STATUSES = ['New', 'Active', 'Closed'] as const;
export type Status = (typeof STATUSES)[number];

/** What a closed incident turned out to be. */
export const CLASSIFICATIONS = [
  'TruePositive',
  'BenignPositive',
  'FalsePositive',
  'Undetermined',
] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

/**
 * The tactics of MITRE ATT&CK that Sentinel knows, for enterprises and for industrial control systems.
 * @see https://learn.microsoft.com/rest/api/securityinsights/incidents/get#attacktactic
 */
export const TACTICS = [
  'Reconnaissance',
  'ResourceDevelopment',
  'InitialAccess',
  'Execution',
  'Persistence',
  'PrivilegeEscalation',
  'DefenseEvasion',
  'CredentialAccess',
  'Discovery',
  'LateralMovement',
  'Collection',
  'Exfiltration',
  'CommandAndControl',
  'Impact',
  'PreAttack',
  'ImpairProcessControl',
  'InhibitResponseFunction',
] as const;

/**
 * A classification with its reason, as the connector wants them: there is one reason for each but the false positives.
 * @see https://learn.microsoft.com/connectors/azuresentinel/
 */
export const CLASSIFICATION_AND_REASON = {
  TruePositive: 'TruePositive - SuspiciousActivity',
  BenignPositive: 'BenignPositive - SuspiciousButExpected',
  FalsePositive: 'FalsePositive - IncorrectAlertLogic',
  Undetermined: 'Undetermined',
} as const satisfies Record<Classification, string>;
export type ClassificationAndReason =
  (typeof CLASSIFICATION_AND_REASON)[keyof typeof CLASSIFICATION_AND_REASON];

/** Who an incident is assigned to; everything is null where nobody is. */
export interface Owner {
  /** Of a person or a group. */
  readonly objectId: string | null;
  readonly email: string | null;
  readonly userPrincipalName: string | null;
}

export interface Label {
  readonly labelName: string;
  readonly labelType: 'User' | 'AutoAssigned';
}

/**
 * An incident's properties, as far as playbooks read them. Whatever is not required by the API may be null or missing.
 * @see https://learn.microsoft.com/rest/api/securityinsights/incidents/get
 */
export interface IncidentProperties {
  readonly title: string | null;
  readonly description: string | null;
  readonly severity: Severity;
  readonly status: Status;
  readonly incidentNumber: number;
  readonly incidentUrl: string;
  readonly providerName: string | null;
  readonly createdTimeUtc: string;
  readonly lastModifiedTimeUtc: string;
  readonly owner: Owner | null;
  readonly labels: readonly Label[] | null;
  /** Resource ids of analytics rules. */
  readonly relatedAnalyticRuleIds: readonly string[] | null;
  readonly classification: Classification | null;
  readonly classificationReason: string | null;
  readonly classificationComment: string | null;
  readonly additionalData: {
    readonly commentsCount: number | null;
    readonly alertProductNames: readonly string[] | null;
    readonly tactics: readonly string[] | null;
    readonly techniques: readonly string[] | null;
    /** The incident in the Defender portal. */
    readonly providerIncidentUrl: string | null;
    /** The number of the incident that Defender has merged this one into. */
    readonly mergedIncidentNumber: string | null;
    readonly mergedIncidentUrl: string | null;
  } | null;

  /** Both spellings occur in trigger bodies. */
  readonly alerts: readonly Alert[] | null;
  readonly Alerts: readonly Alert[] | null;
  readonly relatedEntities: readonly Entity[] | null;
}

export interface Alert {
  readonly kind: 'SecurityAlert';
  readonly properties: {
    readonly alertDisplayName: string | null;
    readonly description: string | null;
    readonly severity: string | null;
    readonly productName: string | null;
  } | null;
}

/**
 * The kinds of things that take part in incidents, as Azure Resource Manager names them.
 * @see https://learn.microsoft.com/rest/api/securityinsights/entities/list
 */
export const ENTITY_KINDS = [
  'Account',
  'AzureResource',
  'CloudApplication',
  'DnsResolution',
  'File',
  'FileHash',
  'Host',
  'IoTDevice',
  'Ip',
  'MailCluster',
  'MailMessage',
  'Mailbox',
  'Malware',
  'Process',
  'RegistryKey',
  'RegistryValue',
  'SecurityGroup',
  'SubmissionMail',
  'Url',
] as const;

/**
 * Something that took part in an incident.
 * @see https://learn.microsoft.com/azure/sentinel/entities-reference
 */
export interface Entity {
  /** `Account`, `Host`, `Ip`, `Url`, `FileHash`, `DnsResolution`, ... */
  readonly kind: string;
  readonly name: string;
  readonly properties: {
    /** How the portal shows it; not every kind has one. */
    readonly friendlyName: string | null;
    readonly accountName: string | null;
    readonly upnSuffix: string | null;
    readonly hostName: string | null;
    /** The domain of a host. */
    readonly dnsDomain: string | null;
    readonly address: string | null;
    readonly url: string | null;
    readonly hashValue: string | null;
    /** Of a hash: `MD5`, `SHA1`, `SHA256`, `SHA256AC`, `Unknown`. */
    readonly algorithm: string | null;
    readonly domainName: string | null;
  } | null;
}

/**
 * A comment on an incident.
 * @see https://learn.microsoft.com/rest/api/securityinsights/incident-comments/get
 */
export interface Comment {
  /** The comment's id, as a rule a GUID. */
  readonly name: string;
  readonly properties: {
    /** HTML where it starts with a tag, else text. */
    readonly message: string;
    readonly createdTimeUtc: string;
    readonly lastModifiedTimeUtc: string;
    readonly author: { readonly objectId: string | null; readonly name: string | null } | null;
  };
}

/** A list of Azure Resource Manager. */
export interface Page<T> {
  readonly value: readonly T[];
  /** Where the list goes on; null at its end. */
  readonly nextLink: string | null;
}

/** An incident as Azure Resource Manager gives it. */
export interface Incident {
  /** The resource id, starting with `/subscriptions/`. */
  readonly id: string;
  /** The incident's GUID. */
  readonly name: string;
  readonly etag: string;
  readonly properties: IncidentProperties;
}

/** What starts a playbook: the body that Sentinel sends. */
export interface IncidentEvent {
  readonly object: Incident;
  readonly workspaceInfo: { readonly WorkspaceName: string };
}
