import type { Data, DataObject } from '../../../../emulator/expression/value';

/** One thing the runtime is known to do. */
export type Case = {
  /** A text of a definition, with its `@`. */
  readonly expression: string;
  /**
   * What the expression sees, as `contextScope` takes it.
   * @default - nothing
   */
  readonly context?: DataObject;
  /** Where it is written down: an address, or how it was measured. */
  readonly source: string;
} & ({ readonly value: Data } | { readonly error: string });

/** A function in Microsoft's reference. */
export const reference = (name: string): string =>
  `https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference#${name.toLowerCase()}`;

/** Any other page of Microsoft's documentation. */
export const docs = (path: string): string => `https://learn.microsoft.com/${path}`;

export const MEASURED = 'measured on the shared runtime (FlowForger)';

export const TESTED = 'tested against the Logic Apps host (IllogicApps)';

/** Rows of one source, each an expression and its value. */
export const values = (
  source: string,
  rows: readonly (readonly [expression: string, value: Data])[],
): readonly Case[] => rows.map(([expression, value]) => ({ expression, value, source }));

/** Rows of one source, each an expression and a part of its error. */
export const errors = (
  source: string,
  rows: readonly (readonly [expression: string, error: string])[],
): readonly Case[] => rows.map(([expression, error]) => ({ expression, error, source }));
