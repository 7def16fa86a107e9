import type { Query } from './encoded-query';
import type { Row } from './row';

/** Columns by whose value records are found without looking at all of them. */
const INDEXED = ['sys_id', 'correlation_id', 'element_id', 'user_name', 'email', 'task'];
const UPDATED = 'sys_updated_on';

/** The records of one table, found by their keys and by the time of their last change. */
export class TableStore {
  readonly #rows = new Map<string, Row>();
  readonly #indexes = new Map(INDEXED.map((column) => [column, new Map<string, Set<string>>()]));
  /** Every change, the latest at the end; a record that was changed twice stands here twice. */
  #log: string[] = [];

  get(sysId: string): Row | undefined {
    return this.#rows.get(sysId);
  }

  /** All records, in the order in which they were made. */
  all(): readonly Row[] {
    return [...this.#rows.values()];
  }

  set(row: Row): void {
    const id = row['sys_id'] ?? '';
    this.#unindex(this.#rows.get(id));
    this.#rows.set(id, row);
    for (const [column, index] of this.#indexes) {
      const value = row[column];
      if (value === undefined || value === '') continue;
      const ids = index.get(value);
      if (ids === undefined) index.set(value, new Set([id]));
      else ids.add(id);
    }
    this.#log.push(id);
    if (this.#log.length > 4 * this.#rows.size + 1000) this.#compact();
  }

  delete(sysId: string): void {
    this.#unindex(this.#rows.get(sysId));
    this.#rows.delete(sysId);
  }

  clear(): void {
    this.#rows.clear();
    for (const index of this.#indexes.values()) index.clear();
    this.#log = [];
  }

  /** The records with a value in an indexed column, in the order in which they were made. */
  withValue(column: string, value: string): readonly Row[] {
    return this.#byIds(this.#indexes.get(column)?.get(value) ?? []);
  }

  /** The records among which everything is that a query can find: few, where it asks for keys or for recent changes. */
  candidates({ groups }: Query): readonly Row[] {
    const found = new Map<string, Row>();
    for (const group of groups) {
      const some = this.#some(group);
      if (some === undefined) return this.all();
      for (const row of some) found.set(row['sys_id'] ?? '', row);
    }
    return [...found.values()];
  }

  #some(group: Query['groups'][number]): readonly Row[] | undefined {
    for (const any of group) {
      const isKeyed = any.every(
        ({ path, operator }) => (operator === '=' || operator === 'IN') && this.#indexes.has(path),
      );
      if (isKeyed) {
        return any.flatMap(({ path, operand }) =>
          operand.split(',').flatMap((value) => this.withValue(path, value)),
        );
      }
    }
    for (const [condition, ...others] of group) {
      if (condition?.path !== UPDATED || others.length > 0) continue;
      if (['>', '>=', '='].includes(condition.operator)) return this.#since(condition.operand);
    }
    return undefined;
  }

  /** The records that were changed at a time or later. */
  #since(time: string): readonly Row[] {
    const ids = new Set<string>();
    for (let index = this.#log.length - 1; index >= 0; index--) {
      const id = this.#log[index] ?? '';
      const row = this.#rows.get(id);
      if (row === undefined || ids.has(id)) continue;
      if ((row[UPDATED] ?? '') < time) break;
      ids.add(id);
    }
    return this.#byIds(ids);
  }

  #byIds(ids: Iterable<string>): readonly Row[] {
    return [...ids].flatMap((id) => {
      const row = this.#rows.get(id);
      return row === undefined ? [] : [row];
    });
  }

  #unindex(row: Row | undefined): void {
    if (row === undefined) return;
    for (const [column, index] of this.#indexes) {
      const value = row[column] ?? '';
      const ids = index.get(value);
      ids?.delete(row['sys_id'] ?? '');
      if (ids?.size === 0) index.delete(value);
    }
  }

  /** Keeps the latest change of each record. */
  #compact(): void {
    const seen = new Set<string>();
    this.#log = this.#log
      .reverse()
      .filter((id) => {
        const isFirst = !seen.has(id) && this.#rows.has(id);
        seen.add(id);
        return isFirst;
      })
      .reverse();
  }
}
