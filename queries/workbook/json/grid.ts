import type { Case, GridPanel, Shown } from '../panel';

/** The portal's ways of drawing a value. */
const BAR = 4;
const LINK = 7;
const THRESHOLDS = 18;

/** A table's settings. @see https://learn.microsoft.com/azure/azure-monitor/visualize/workbooks-grid-visualizations */
export const gridSettings = ({ columns, groupBy }: GridPanel) => ({
  formatters: Object.entries(columns).flatMap(([name, { shown }]) =>
    shown === undefined ? [] : [{ columnMatch: `^${name}$`, ...formatOf(shown) }],
  ),
  rowLimit: 1000,
  filter: true,
  ...(groupBy !== undefined && {
    hierarchySettings: { treeType: 1, groupBy: [groupBy], expandTopLevel: false },
  }),
  labelSettings: Object.entries(columns).map(([columnId, { label }]) => ({ columnId, label })),
});

/** How the portal draws a value. */
export function formatOf(shown: Shown) {
  switch (shown.as) {
    case 'link':
      return { formatter: LINK, formatOptions: { linkTarget: 'Url', linkLabel: shown.words } };
    case 'bar':
      return { formatter: BAR, formatOptions: { palette: shown.colour } };
    case 'verdict':
      return {
        formatter: THRESHOLDS,
        formatOptions: {
          thresholdsOptions: 'icons',
          thresholdsGrid: [
            ...shown.cases.map(threshold),
            // The portal wants a last one that always holds.
            {
              operator: 'Default',
              thresholdValue: null,
              representation: shown.otherwise,
              text: '{0}{1}',
            },
          ],
        },
      };
  }
}

const threshold = ({ is, value, icon }: Case) => ({
  operator: is,
  thresholdValue: String(value),
  representation: icon,
  text: '{0}{1}',
});
