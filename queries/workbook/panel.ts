import type { ColumnType } from '../tables/column';

/** One part of a tab. */
export type Panel = QueryPanel | TextPanel | MetricPanel;

/** A part that shows the answer to a query. */
export type QueryPanel = TilePanel | ChartPanel | GridPanel;

interface Answer {
  readonly title: string;
  /** The file below `queries/workbook/`, without its ending. */
  readonly query: string;

  /**
   * How much of the row it takes, in percent.
   * @default - all of it
   */
  readonly width?: number;

  /**
   * What is said where the answer has no rows.
   * @default - what the portal says
   */
  readonly whenEmpty?: string;
}

/** A big number; the query gives one row for each: `Name` and `Value`. */
export interface TilePanel extends Answer {
  readonly kind: 'tile';
  readonly unit: 'count' | 'percent' | 'minutes';
  /** The type of `Value`. */
  readonly type: ColumnType;

  /**
   * How the number is shown.
   * @default - large
   */
  readonly shown?: Shown;
}

/** Numbers over time, one series for each value of a column. */
export interface ChartPanel extends Answer {
  readonly kind: 'chart';
  readonly look: 'timechart' | 'barchart';
  readonly time: string;
  readonly number: string;
  readonly series: string;

  /**
   * The colours of series that everybody expects in theirs.
   * @default - the portal chooses
   */
  readonly colours?: Readonly<Record<string, 'green' | 'redBright' | 'blue' | 'gray'>>;
}

/** A table. */
export interface GridPanel extends Answer {
  readonly kind: 'grid';
  /** The columns of the query's answer, in their order. */
  readonly columns: Readonly<Record<string, GridColumn>>;

  /**
   * The column whose values the rows are folded under.
   * @default - the rows stand one below the other
   */
  readonly groupBy?: string;
}

export interface GridColumn {
  readonly type: ColumnType;
  readonly label: string;

  /**
   * How its values are shown.
   * @default - as they are
   */
  readonly shown?: Shown;
}

export type Shown =
  | { readonly as: 'link'; readonly words: string }
  | { readonly as: 'bar'; readonly colour: 'blue' | 'redBright' }
  | { readonly as: 'verdict'; readonly cases: readonly Case[]; readonly otherwise: Icon };

export type Icon = 'success' | 'warning' | 'critical' | 'pending' | 'unknown';

/** The icon of values of which something holds; the first that does, counts. */
export interface Case {
  readonly is: '==' | '>' | '<';
  readonly value: string | number;
  readonly icon: Icon;
}

/** Words in Markdown. */
export interface TextPanel {
  readonly kind: 'text';
  readonly name: string;
  readonly words: string;
}

/** A metric of every chosen playbook, which Azure counts itself. */
export interface MetricPanel {
  readonly kind: 'metric';
  readonly title: string;
  readonly question: string;
  readonly metric: string;
}

/** A page of the workbook. */
export interface Tab {
  readonly name: string;
  readonly label: string;
  readonly panels: readonly Panel[];
}
