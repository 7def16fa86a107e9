type Rows = Readonly<Record<string, unknown>>;

/**
 * Tables of a mapping, each with some rows changed: what is given replaces what was there, so every table stays total. A table that the mapping may have and has not
 * is taken as it is given.
 */
export const withRows = <Mapping extends object>(
  mapping: Mapping,
  changes: Readonly<Record<string, Rows | undefined>> | undefined,
): Mapping => ({
  ...changes,
  ...(Object.fromEntries(
    Object.entries(mapping).map(([table, rows]: [string, unknown]) => {
      const changed = changes?.[table];
      const isTable = typeof rows === 'object' && rows !== null && !Array.isArray(rows);
      return [table, changed !== undefined && isTable ? { ...rows, ...changed } : rows];
    }),
  ) as Mapping),
});
