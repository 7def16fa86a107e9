import type { Case, Tab, TilePanel } from '../panel';

type Look = Pick<TilePanel, 'unit' | 'type' | 'shown'>;

const tile = (query: string, title: string, look: Look): TilePanel => ({
  kind: 'tile',
  query: `overview/${query}`,
  title,
  ...look,
  width: 33,
  whenEmpty: 'Nothing to count in the time range.',
});

const COUNT = { unit: 'count', type: 'long' } as const;
const PERCENT = { unit: 'percent', type: 'real' } as const;
const MINUTES = { unit: 'minutes', type: 'real' } as const;

/** A number that is well unless something holds of it. */
const wellUnless = (...cases: readonly Case[]): Pick<TilePanel, 'shown'> => ({
  shown: { as: 'verdict', cases, otherwise: 'success' },
});

/** Whether the bridge works, at a glance. */
export const overview: Tab = {
  name: 'overview',
  label: 'Overview',
  panels: [
    tile('failing-now', 'Failing now', {
      ...COUNT,
      ...wellUnless({ is: '>', value: 0, icon: 'critical' }),
    }),
    tile('without-ticket', 'Open incidents without a ticket', {
      ...COUNT,
      ...wellUnless({ is: '>', value: 0, icon: 'warning' }),
    }),
    tile('sync-lag', 'Sync lag', {
      ...MINUTES,
      ...wellUnless(
        { is: '>', value: 60, icon: 'critical' },
        { is: '>', value: 30, icon: 'warning' },
      ),
    }),
    tile('tickets-opened', 'Tickets opened', COUNT),
    tile('success-rate', 'Success rate', {
      ...PERCENT,
      ...wellUnless(
        { is: '<', value: 90, icon: 'critical' },
        { is: '<', value: 99, icon: 'warning' },
      ),
    }),
    tile('time-to-ticket', 'Time to ticket', MINUTES),
    {
      kind: 'chart',
      query: 'overview/trend',
      title: 'What the bridge has done',
      look: 'barchart',
      time: 'Time',
      number: 'Incidents',
      series: 'Outcome',
      colours: { opened: 'green', pushed: 'blue', failed: 'redBright' },
      whenEmpty: 'The bridge has changed nothing in the time range.',
    },
  ],
};
