import type { CallFigures } from '../../bench/calls';
import { table } from './markdown';

/** How many incidents come up in a day: a quiet workspace, a busy one, a very busy one. */
const INCIDENTS = [50, 500, 2000] as const;

const MINUTES_OF_A_DAY = 24 * 60;

/** The services that have limits, what people call them, and what they take. */
const SERVICES: readonly (readonly [service: string, name: string, limit: string])[] = [
  [
    'sentinel',
    'Sentinel, through Resource Manager',
    '[at least 100 GET and 75 PUT of each kind in 5 minutes](https://learn.microsoft.com/rest/api/securityinsights/request-limits-and-throttling): 28,800 and 21,600 a day',
  ],
  [
    'sentinel-connector',
    'Sentinel, through its connector',
    '[what a connection takes](https://learn.microsoft.com/connectors/azuresentinel/#throttling-limits), and the limits above behind it',
  ],
  [
    'servicenow',
    'ServiceNow',
    '[none by default](https://www.servicenow.com/docs/r/api-reference/rest-api-explorer/inbound-REST-API-rate-limiting.html); rules count by user, resource and hour',
  ],
  [
    'jira',
    'Jira',
    '[Cloud](https://developer.atlassian.com/cloud/jira/platform/rate-limiting/): with an API token about 100 GET or POST and 50 PUT a second, 20 writes to an issue in 2 seconds; Data Center: what its administrator sets',
  ],
];

const HEAD =
  'Generated from the `dev` environment with each ticket system by `cli/generate/api-calls.ts`; do not edit. `UPDATE_GOLDEN=1 npm test` renews it.';

const HOW = `The calls of the synthesized playbooks in the emulator, counted where they arrive: an idle run of the schedule, and the day of an incident that is created, changed three times, commented on both
sides and closed. A day has one of these for each incident, and the schedule runs through it. Calls that are repeated after failures come on top: at most four for each.`;

/** The page that adds up what the services are sent in a day, as Markdown. */
export const apiCallsPage = (systems: Readonly<Record<string, CallFigures>>): string =>
  [
    '# API calls a day',
    HEAD,
    HOW,
    ...Object.entries(systems).flatMap(([system, figures]) => [
      `## ${system}`,
      `Every ${figures.everyMinutes} minutes one run of the schedule.`,
      table(
        [
          'service',
          'method',
          'idle run',
          "an incident's day",
          ...INCIDENTS.map((count) => `${count} incidents a day`),
          'the most in an hour, of the last',
        ],
        rowsOf(figures),
      ),
    ]),
    '## What they take',
    table(
      ['service', 'limit'],
      SERVICES.map(([, name, limit]) => [name, limit]),
    ),
    'An hour of a very busy day is counted as a tenth of it.\n',
  ].join('\n\n');

const rowsOf = ({ idle, lifecycle, everyMinutes }: CallFigures): string[][] =>
  SERVICES.flatMap(([service, name]) =>
    ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].flatMap((method) => {
      const call = `${service} ${method}`;
      const [once, each] = [idle.get(call) ?? 0, lifecycle.get(call) ?? 0];
      if (once === 0 && each === 0) return [];
      const daily = INCIDENTS.map(
        (count) => (MINUTES_OF_A_DAY / everyMinutes) * once + count * each,
      );
      const busiest = (daily.at(-1) ?? 0) / 10;
      return [[name, method, ...[once, each, ...daily, busiest].map(shown)]];
    }),
  );

const shown = (count: number): string => Math.round(count).toLocaleString('en');
