import { type WorkbookEnvironment, queryOf } from '../environment';
import type { ChartPanel, QueryPanel, TilePanel } from '../panel';
import { formatOf, gridSettings } from './grid';
import { type Item, LOGS } from './item';

/** How large the portal draws an answer. */
const MEDIUM = 0;
const TINY = 4;

/** A panel that a query answers. */
export const queryItem = (panel: QueryPanel, environment: WorkbookEnvironment): Item => ({
  type: 3,
  name: panel.query,
  ...(panel.width !== undefined && { customWidth: String(panel.width) }),
  content: {
    version: 'KqlItem/1.0',
    query: queryOf(`workbook/${panel.query}`, environment),
    title: panel.title,
    timeContextFromParameter: 'TimeRange',
    ...LOGS,
    ...(panel.whenEmpty !== undefined && { noDataMessage: panel.whenEmpty }),
    ...lookOf(panel),
  },
});

function lookOf(panel: QueryPanel) {
  switch (panel.kind) {
    case 'tile':
      return { size: TINY, visualization: 'tiles', tileSettings: tileSettings(panel) };
    case 'chart':
      return { size: MEDIUM, visualization: panel.look, chartSettings: chartSettings(panel) };
    case 'grid':
      return { size: MEDIUM, visualization: 'table', gridSettings: gridSettings(panel) };
  }
}

/** The portal's units of numbers; it has none for minutes, which the tile's name says. */
const UNITS: Readonly<Record<TilePanel['unit'], number>> = { count: 17, percent: 1, minutes: 0 };
const TEXT = 1;
const BIG_NUMBER = 12;

const tileSettings = ({ unit, shown }: TilePanel) => ({
  titleContent: { columnMatch: 'Name', formatter: TEXT },
  leftContent: {
    columnMatch: 'Value',
    ...(shown === undefined
      ? { formatter: BIG_NUMBER, formatOptions: { palette: 'auto' } }
      : formatOf(shown)),
    numberFormat: {
      unit: UNITS[unit],
      options: { style: 'decimal', useGrouping: true, maximumFractionDigits: 1 },
    },
  },
  showBorder: true,
});

const chartSettings = ({ time, number, series, colours = {} }: ChartPanel) => ({
  xAxis: time,
  yAxis: [number],
  group: series,
  createOtherGroup: null,
  showLegend: true,
  seriesLabelSettings: Object.entries(colours).map(([seriesName, color]) => ({
    seriesName,
    color,
  })),
});
