import type { Related } from '../services/sentinel/trigger-body';
import type { IncidentEvent } from './event';

type Values = readonly string[];
type Read = (event: IncidentEvent) => Values;

/** A value as a list of texts: an absent one has none. */
function texts(value: unknown): Values {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value === 'string') return [value];
  return typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : [];
}

const alerts = ({ incident }: IncidentEvent): readonly Related[] => incident.properties.alerts;

/** What the JSON text in an alert's additional data holds. */
function alertData(alert: Related, key: string): unknown {
  const data = alert.properties['additionalData'];
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  const text = data[key];
  return typeof text === 'string' ? (JSON.parse(text) as unknown) : undefined;
}

const customDetails = (event: IncidentEvent): readonly (readonly [string, unknown])[] =>
  alerts(event).flatMap((alert) => Object.entries(alertData(alert, 'Custom Details') ?? {}));

/** The property of an entity kind that a condition's property reads: `Account.accountName` for `AccountName`. */
const ENTITY_PROPERTIES: Readonly<Record<string, readonly [kind: string, property: string]>> = {
  AccountAadTenantId: ['Account', 'aadTenantId'],
  AccountAadUserId: ['Account', 'aadUserId'],
  AccountName: ['Account', 'accountName'],
  AccountNTDomain: ['Account', 'ntDomain'],
  AccountPUID: ['Account', 'puid'],
  AccountSid: ['Account', 'sid'],
  AccountObjectGuid: ['Account', 'objectGuid'],
  AccountUPNSuffix: ['Account', 'upnSuffix'],
  AzureResourceResourceId: ['AzureResource', 'resourceId'],
  AzureResourceSubscriptionId: ['AzureResource', 'subscriptionId'],
  CloudApplicationAppId: ['CloudApplication', 'appId'],
  CloudApplicationAppName: ['CloudApplication', 'appName'],
  DNSDomainName: ['DnsResolution', 'domainName'],
  FileDirectory: ['File', 'directory'],
  FileName: ['File', 'fileName'],
  FileHashValue: ['FileHash', 'hashValue'],
  HostAzureID: ['Host', 'azureID'],
  HostName: ['Host', 'hostName'],
  HostNetBiosName: ['Host', 'netBiosName'],
  HostNTDomain: ['Host', 'ntDomain'],
  HostOSVersion: ['Host', 'osVersion'],
  IPAddress: ['Ip', 'address'],
  MailboxDisplayName: ['Mailbox', 'displayName'],
  MailboxPrimaryAddress: ['Mailbox', 'mailboxPrimaryAddress'],
  MailboxUPN: ['Mailbox', 'upn'],
  MailMessageRecipient: ['MailMessage', 'recipient'],
  MailMessageSenderIP: ['MailMessage', 'senderIP'],
  MailMessageSubject: ['MailMessage', 'subject'],
  MalwareCategory: ['Malware', 'category'],
  MalwareName: ['Malware', 'malwareName'],
  ProcessCommandLine: ['Process', 'commandLine'],
  ProcessId: ['Process', 'processId'],
  RegistryKey: ['RegistryKey', 'key'],
  RegistryValueData: ['RegistryValue', 'valueData'],
  Url: ['Url', 'url'],
};

const entityProperty =
  ([kind, property]: readonly [string, string]): Read =>
  ({ incident }) =>
    incident.properties.relatedEntities
      .filter((entity) => entity.kind === kind)
      .flatMap((entity) => texts(entity.properties[property]));

/**
 * How to read each property that a condition may name.
 * @see https://learn.microsoft.com/rest/api/securityinsights/automation-rules/create-or-update
 */
const PROPERTIES: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['IncidentTitle', ({ incident }) => texts(incident.properties.title)],
  ['IncidentDescription', ({ incident }) => texts(incident.properties.description)],
  ['IncidentSeverity', ({ incident }) => texts(incident.properties.severity)],
  ['IncidentStatus', ({ incident }) => texts(incident.properties.status)],
  ['IncidentProviderName', ({ incident }) => texts(incident.properties.providerName)],
  ['IncidentRelatedAnalyticRuleIds', ({ incident }) => incident.properties.relatedAnalyticRuleIds],
  ['IncidentTactics', ({ incident }) => texts(incident.properties.additionalData.tactics)],
  ['IncidentLabel', ({ incident }) => incident.properties.labels.map(({ labelName }) => labelName)],
  ['IncidentUpdatedBySource', ({ updates }) => texts(updates?.updatedBy?.source)],
  ['IncidentCustomDetailsKey', (event) => customDetails(event).map(([key]) => key)],
  [
    'IncidentCustomDetailsValue',
    (event) => customDetails(event).flatMap(([, value]) => texts(value)),
  ],
  [
    'AlertProductNames',
    ({ incident }) => texts(incident.properties.additionalData.alertProductNames),
  ],
  [
    'AlertAnalyticRuleIds',
    (event) => alerts(event).flatMap((alert) => texts(alertData(alert, 'Analytic Rule Ids'))),
  ],
  ...Object.entries(ENTITY_PROPERTIES).map(([name, path]) => [name, entityProperty(path)] as const),
]);

/**
 * The values of a property that a condition names; an absent property has none.
 * @throws Error for a property that the emulator does not know
 */
export function propertyValues(name: string, event: IncidentEvent): Values {
  const read = PROPERTIES.get(name);
  if (read !== undefined) return read(event);
  throw new Error(
    `the property '${name}', which the emulator does not know; it knows ${[...PROPERTIES.keys()].join(', ')}`,
  );
}
