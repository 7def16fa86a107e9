import type { LogAlert, QueryValue } from '../queries/alerts/alert';
import { type Kql, kqlList, kqlMinutes, kqlTable } from '../queries/kql';
import type { Expiry } from './expiries';
import { excludedTags, gatedSeverities } from './gate';
import type { Platform } from './platform';
import { terraformText } from './terraform-text';
import type { DeclaredIntegration } from './ticket-integration';

/** What the queries of an environment's alerts are about. */
export interface Watched {
  readonly platform: Platform;
  readonly integrations: readonly DeclaredIntegration[];
  /** The names of all playbooks. */
  readonly playbooks: readonly string[];
  readonly expiries: readonly Expiry[];
}

/** Log rows come up to 15 minutes late; a few more, so that a slow run is not taken for a silent one. */
const LATE_MINUTES = 20;

/** What the statements of the queries stand for. */
const VALUES: Readonly<Record<QueryValue, (of: Watched, alert: LogAlert) => Kql>> = {
  Playbooks: ({ playbooks }) => kqlList(playbooks),
  Vaults: ({ platform }) => kqlList([platform.names.vault]),
  TicketWithin: ({ platform }) => kqlMinutes(platform.environment.health.ticketWithinMinutes),
  Systems: ({ integrations }) =>
    kqlTable(
      'System: string, Label: string, Severities: dynamic, WithoutTag: string',
      integrations.map(({ system, label, routes }) => [
        { text: system },
        { text: label },
        { list: gatedSeverities(routes) ?? [] },
        { text: terraformText(excludedTags(routes)[0] ?? '') },
      ]),
    ),
  SilentAfter: ({ integrations }) => {
    const slowest = Math.max(...integrations.map(({ everyMinutes }) => everyMinutes));
    return kqlMinutes(3 * slowest + LATE_MINUTES);
  },
  Expiries: ({ expiries }) =>
    kqlTable(
      'Name: string, Kind: string, Expires: datetime, Renewal: string',
      expiries.map(({ name, kind, expires, renewal }) => [
        { text: name },
        { text: kind },
        { time: expires },
        { text: renewal },
      ]),
    ),
  Within: (_, { daysBefore = 0 }) => `${daysBefore}d`,
};

/** What takes the place of the samples in an alert's query. */
export const valuesFor = (alert: LogAlert, watched: Watched): Readonly<Record<string, Kql>> =>
  Object.fromEntries(alert.needs.map((name) => [name, VALUES[name](watched, alert)]));
