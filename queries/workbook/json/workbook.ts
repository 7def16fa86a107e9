import type { WorkbookEnvironment } from '../environment';
import type { MetricPanel, Panel, Tab } from '../panel';
import { type Item, idOf } from './item';

export type { Item } from './item';
import { parametersItem } from './parameters';
import { queryItem } from './query';

/** The parameter that the tabs set, and that says which one is open. */
const TAB = 'Tab';

/** A workbook as Azure keeps it. @see https://github.com/microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json */
export interface Notebook {
  readonly version: 'Notebook/1.0';
  readonly items: readonly Item[];
  readonly fallbackResourceIds: readonly string[];
  readonly $schema: string;
}

/** The workbook of an environment. */
export const workbookJson = (tabs: readonly Tab[], environment: WorkbookEnvironment): Notebook => ({
  version: 'Notebook/1.0',
  items: [
    text('heading', `## Sentinel Bridge: ${environment.name}`),
    parametersItem(environment),
    tabsItem(tabs),
    ...tabs.map((tab) => group(tab, environment)),
  ],
  fallbackResourceIds: [environment.workspaceId],
  $schema:
    'https://github.com/Microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json',
});

const text = (name: string, json: string): Item => ({ type: 1, name, content: { json } });

const tabsItem = (tabs: readonly Tab[]): Item => ({
  type: 11,
  name: 'tabs',
  content: {
    version: 'LinkItem/1.0',
    style: 'tabs',
    links: tabs.map(({ name, label }) => ({
      id: idOf('tab', name),
      cellValue: TAB,
      linkTarget: 'parameter',
      linkLabel: label,
      subTarget: name,
      style: 'link',
    })),
  },
});

/** A page: the queries of one that is not open do not run. */
const group = ({ name, panels }: Tab, environment: WorkbookEnvironment): Item => ({
  type: 12,
  name,
  conditionalVisibility: { parameterName: TAB, comparison: 'isEqualTo', value: name },
  content: {
    version: 'NotebookGroup/1.0',
    groupType: 'editable',
    items: panels.map((panel) => itemOf(panel, environment)),
  },
});

function itemOf(panel: Panel, environment: WorkbookEnvironment): Item {
  switch (panel.kind) {
    case 'text':
      return text(panel.name, panel.words);
    case 'metric':
      return metricItem(panel, environment);
    default:
      return queryItem(panel, environment);
  }
}

const WORKFLOWS = 'microsoft.logic/workflows';
const SUM = 1;
const GRID = 0;

const metricItem = ({ title, metric }: MetricPanel, { playbooks }: WorkbookEnvironment): Item => ({
  type: 10,
  name: `metric-${metric}`,
  content: {
    chartId: idOf('metric', metric),
    version: 'MetricsItem/2.0',
    size: 0,
    chartType: GRID,
    title,
    resourceType: WORKFLOWS,
    metricScope: 0,
    resourceIds: playbooks.map(({ id }) => id),
    timeContextFromParameter: 'TimeRange',
    metrics: [
      { namespace: WORKFLOWS, metric: `${WORKFLOWS}--${metric}`, aggregation: SUM, splitBy: null },
    ],
    gridSettings: { rowLimit: 1000 },
  },
});
