import type { LogAlert, QueryValue } from '../queries/alerts/alert';
import { type Kql, kqlList, kqlMinutes, kqlTable } from '../queries/kql';
import { excludedTags, gatedSeverities } from './gate';
import type { Platform } from './platform';
import { terraformText } from './terraform-text';
import type { Watched } from './watched';

/** Log rows come up to 15 minutes late; a few more, so that a slow run is not taken for a silent one. */
const LATE_MINUTES = 20;

/** Where the values come from. */
interface Sources {
  readonly platform: Platform;
  readonly watched: Watched;
}

/** What the statements of the queries stand for. */
const VALUES: Readonly<Record<QueryValue, (of: Sources, alert: LogAlert) => Kql>> = {
  Playbooks: ({ watched }) => kqlList(watched.playbooks.map(({ playbook }) => playbook.props.name)),
  Vaults: ({ platform }) => kqlList([platform.names.vault]),
  TicketWithin: ({ platform }) => kqlMinutes(platform.environment.health.ticketWithinMinutes),
  Systems: ({ watched }) =>
    kqlTable(
      'System: string, Label: string, Severities: dynamic, WithoutTag: string',
      watched.integrations.map(({ system, label, routes }) => [
        { text: system },
        { text: label },
        { list: gatedSeverities(routes) ?? [] },
        { text: terraformText(excludedTags(routes)[0] ?? '') },
      ]),
    ),
  SilentAfter: ({ watched }) => {
    const slowest = Math.max(...watched.integrations.map(({ everyMinutes }) => everyMinutes));
    return kqlMinutes(3 * slowest + LATE_MINUTES);
  },
  Expiries: ({ watched }) =>
    kqlTable(
      'Name: string, Kind: string, Expires: datetime, Renewal: string',
      watched.expiries.map(({ name, kind, expires, renewal }) => [
        { text: name },
        { text: kind },
        { time: expires },
        { text: renewal },
      ]),
    ),
  Within: (_, { daysBefore = 0 }) => `${daysBefore}d`,
};

/** What takes the place of the samples in an alert's query. */
export const valuesFor = (
  alert: LogAlert,
  platform: Platform,
  watched: Watched,
): Readonly<Record<string, Kql>> =>
  Object.fromEntries(alert.needs.map((name) => [name, VALUES[name]({ platform, watched }, alert)]));
