import type { Json } from '../../workflow/parameter';
import type { Comment, Editor, IncidentVersion } from '../services/sentinel/incident';
import type { Related } from '../services/sentinel/trigger-body';
import { isoTime, type LogRow } from './row';

/** What the rows of an incident say of its past. */
interface Past {
  readonly isClosed: boolean;
  /** @default - it was never changed */
  readonly firstModified?: string | undefined;
  /** @default - it was never closed */
  readonly closed?: string | undefined;
}

/**
 * The rows that Sentinel would write of its incidents: one when an incident is made and one after each change, with all of it.
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/tables/securityincident
 */
export function securityIncidentRows(versions: readonly IncidentVersion[]): readonly LogRow[] {
  const pasts = new Map<string, Past>();
  return versions.map((version) => {
    const { name, properties } = version.record.incident;
    const before = pasts.get(name.toLowerCase());
    const time = isoTime(version.time);
    const isClosed = properties.status === 'Closed';
    const past: Past = {
      isClosed,
      firstModified: before && (before.firstModified ?? time),
      // Of an incident that was reopened it still says when it was closed last.
      closed: isClosed && before?.isClosed !== true ? time : before?.closed,
    };
    pasts.set(name.toLowerCase(), past);
    return rowOf(version, past);
  });
}

function rowOf({ record, time, by }: IncidentVersion, past: Past): LogRow {
  const { incident, comments, alerts, bookmarks } = record;
  const { properties } = incident;
  const at = isoTime(time);
  return {
    TimeGenerated: at,
    IncidentName: incident.name,
    IncidentNumber: properties.incidentNumber,
    IncidentUrl: textOf(properties['incidentUrl']),
    Title: properties.title ?? '',
    Description: properties.description ?? '',
    Severity: properties.severity,
    Status: properties.status,
    Classification: textOf(properties['classification']),
    ClassificationReason: textOf(properties['classificationReason']),
    ClassificationComment: textOf(properties['classificationComment']),
    Owner: properties.owner ?? {},
    Labels: properties.labels.map(({ labelName, labelType = 'User' }) => ({
      labelName,
      labelType,
    })),
    Comments: comments.map(commentOf),
    Tasks: [],
    AlertIds: alerts.map(alertIdOf),
    BookmarkIds: bookmarks.map((bookmark) => textOf(bookmark['name'])),
    // The table has the rules' own ids, where the API has those of Azure.
    RelatedAnalyticRuleIds: properties.relatedAnalyticRuleIds.map(lastPart),
    AdditionalData: jsonOf(properties.additionalData),
    ProviderName: properties.providerName ?? '',
    ProviderIncidentId: textOf(properties['providerIncidentId']),
    ModifiedBy: editorOf(by),
    CreatedTime: utcOf(properties.createdTimeUtc) ?? at,
    ...timeColumn('FirstActivityTime', properties['firstActivityTimeUtc']),
    ...timeColumn('LastActivityTime', properties['lastActivityTimeUtc']),
    ...timeColumn('FirstModifiedTime', past.firstModified),
    LastModifiedTime: utcOf(properties.lastModifiedTimeUtc) ?? at,
    ...timeColumn('ClosedTime', past.closed),
  };
}

/** Who changed it, as the table says it; of rules only that the text has "Automation" in it is documented. */
function editorOf(by: Editor | undefined): string {
  if (by === undefined) return 'Incident created from alert';
  return by.source === 'Automation rule' ? `Automation rule - ${by.name}` : by.name;
}

const commentOf = ({ properties }: Comment): Json => {
  const { message, createdTimeUtc, lastModifiedTimeUtc, author } = properties;
  return { message, createdTimeUtc, lastModifiedTimeUtc, author: { ...author } };
};

/** An alert's id as its own table has it. */
const alertIdOf = ({ properties, name }: Related): string =>
  textOf(properties['systemAlertId'] ?? name);

const lastPart = (id: string): string => id.split('/').at(-1) ?? id;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Whatever else a payload may have brought along, as plain JSON. */
const jsonOf = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

function timeColumn(name: string, value: unknown): LogRow {
  const time = utcOf(value);
  return time === undefined ? {} : { [name]: time };
}

/** A time that a payload gives, in UTC; undefined for what is none, or none that Kusto can hold (years 1 to 9999). */
function utcOf(value: unknown): string | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  const text = Number.isNaN(time) ? '' : isoTime(time);
  return /^(?!0000)\d{4}-/.test(text) ? text : undefined;
}
