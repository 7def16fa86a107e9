import type { Case, GridColumn, Icon } from './panel';

/** The columns of grids: what they hold, and how it is shown. */
export const text = (label: string): GridColumn => ({ type: 'string', label });

export const time = (label: string): GridColumn => ({ type: 'datetime', label });

export const count = (label: string): GridColumn => ({ type: 'long', label });

export const number = (label: string): GridColumn => ({ type: 'real', label });

/** An address, behind words that say where it leads. */
export const link = (label: string, words: string): GridColumn => ({
  type: 'string',
  label,
  shown: { as: 'link', words },
});

/** A column whose values have an icon that says what they mean. */
export const verdict = (
  column: GridColumn,
  cases: readonly Case[],
  otherwise: Icon,
): GridColumn => ({ ...column, shown: { as: 'verdict', cases, otherwise } });

/** A number that should be 0. */
export const failures = (label: string): GridColumn =>
  verdict(count(label), [{ is: '>', value: 0, icon: 'critical' }], 'success');

/** A number with a bar beside it. */
export const bar = (column: GridColumn): GridColumn => ({
  ...column,
  shown: { as: 'bar', colour: 'blue' },
});
