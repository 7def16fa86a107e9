import { madeUpHex } from '../../stack/made-up';
import { DISPLAY_COLUMN, emptyRow, TABLES } from './dictionary';
import { Agent } from './agent';
import { Changes } from './changes';
import type { Query } from './encoded-query';
import type { InstanceOptions } from './options';
import { type Row, WriteRefused } from './row';
import { seedsOf } from './seeds';
import { TableStore } from './table-store';
import { TICKET_MODELS } from './ticket-model';
import { RECORD_TABLES } from './threat-intelligence';
import { finished, inserted, isTicketTable, numberOf, recorded, written } from './ticket-rules';
import { taken, type Write } from './write';

/** Tables whose records come with tickets, and go with them. */
const OF_TICKETS = ['sys_journal_field', 'sysapproval_approver'];

/** The tables that integrations make records in beside tickets. */
const BESIDE_TICKETS = ['task_ci', ...RECORD_TABLES];

/** A ServiceNow instance: its tables and what happens when a record is written. */
export class ServiceNowInstance {
  readonly #tables: ReadonlyMap<string, TableStore>;
  readonly #changes = new Changes(this);
  readonly #numbers = new Map<string, number>();
  #ids = 0;

  /** @param now the time in milliseconds since 1970 */
  constructor(
    readonly options: InstanceOptions,
    readonly now: () => number,
  ) {
    this.#tables = new Map(Object.keys(TABLES).map((table) => [table, new TableStore()]));
    for (const [table, rows] of Object.entries(seedsOf(options))) {
      for (const row of rows) this.#tables.get(table)?.set(row);
    }
    this.#addRecords();
  }

  /** The tables that a name stands for: of `task`, those of all tickets. */
  #stores(table: string): readonly TableStore[] {
    const names = table === 'task' ? Object.keys(TICKET_MODELS) : [table];
    return names.flatMap((name) => this.#tables.get(name) ?? []);
  }

  /** Answers for a person who was asked about a change. @throws WriteRefused where that person was not */
  answer(change: Row, approver: string, state: 'approved' | 'rejected', userName: string): void {
    const row = this.#changes.answered(change, approver, state, userName);
    this.#tables.get('change_request')?.set(row);
  }

  /** What a person of the instance does. */
  as(userName: string): Agent {
    return new Agent(this, userName);
  }

  /** The records of a table, in the order in which they were made. */
  rows(table: string): readonly Row[] {
    return this.#stores(table).flatMap((store) => store.all());
  }

  /** The records of a table among which everything is that a query can find. */
  candidates(table: string, query: Query): readonly Row[] {
    return this.#stores(table).flatMap((store) => store.candidates(query));
  }

  /** The tickets with a correlation id, in the order in which they were made. */
  withCorrelation(correlationId: string): readonly Row[] {
    return this.#stores('task').flatMap((store) =>
      store.withValue('correlation_id', correlationId),
    );
  }

  /** The entries of a ticket's journals, the oldest first. */
  journalOf(sysId: string): readonly Row[] {
    return this.#tables.get('sys_journal_field')?.withValue('element_id', sysId) ?? [];
  }

  /** A record by its `sys_id`. */
  row(table: string, sysId: string): Row | undefined {
    for (const store of this.#stores(table)) {
      const row = store.get(sysId);
      if (row !== undefined) return row;
    }
    return undefined;
  }

  /** Removes a record; its journals go with it. */
  remove(table: string, row: Row): void {
    const sysId = row['sys_id'] ?? '';
    this.#tables.get(table)?.delete(sysId);
    for (const { sys_id: entry = '' } of this.journalOf(sysId)) {
      this.#tables.get('sys_journal_field')?.delete(entry);
    }
  }

  /** The stored value at a path of a record; dots walk references, an absent one is empty. */
  value(table: string, row: Row, path: string): string {
    const dot = path.indexOf('.');
    if (dot < 0) return row[path] ?? '';
    const first = path.slice(0, dot);
    const target = TABLES[table]?.[first]?.table ?? '';
    const next = this.row(target, row[first] ?? '');
    return next === undefined ? '' : this.value(target, next, path.slice(dot + 1));
  }

  /** How the record that a reference points to is shown. */
  display(table: string, sysId: string): string {
    return this.row(table, sysId)?.[DISPLAY_COLUMN[table] ?? 'sys_id'] ?? '';
  }

  /**
   * Makes a record.
   * @throws WriteRefused where the platform does not take it
   */
  insert(table: string, fields: Row, userName: string): Row {
    const wanted = fields['sys_id'];
    const sysId =
      wanted === undefined || this.options.replacesSysId === true ? this.#newId() : wanted;
    const isRecord = BESIDE_TICKETS.includes(table);
    if (this.row(isRecord ? table : 'task', sysId) !== undefined) {
      throw new WriteRefused(
        `Error during insert of ${table} (): Unique Key violation detected by database ` +
          `((conn=1) Duplicate entry '${sysId}' for key 'PRIMARY')`,
      );
    }
    const write = this.#write(table, fields, userName);
    if (isRecord) return this.#save(table, recorded(table, write, sysId), write);
    const count = (this.#numbers.get(table) ?? 0) + 1;
    const number = numberOf(table, count);
    const row = inserted(table, write, { sys_id: sysId, number, sys_class_name: table });
    this.#numbers.set(table, count);
    return this.#save(table, row, write);
  }

  /**
   * Changes a record; what is not named stays. Without a change nothing is written.
   * @throws WriteRefused where the platform does not take it
   */
  update(table: string, before: Row, fields: Row, userName: string): Row {
    const write = this.#write(table, fields, userName);
    if (isTicketTable(table) && finished(before)) {
      throw new WriteRefused('ACL Exception Update Failed due to security constraints');
    }
    const after = written(table, before, write);
    const row = table === 'change_request' ? this.#changes.written(before, after, userName) : after;
    return row === before && write.notes.length === 0 ? before : this.#save(table, row, write);
  }

  /** Removes all tickets with their notes, and what else was recorded; people, groups and choices stay. */
  reset(): void {
    for (const table of [...Object.keys(TICKET_MODELS), ...BESIDE_TICKETS, ...OF_TICKETS]) {
      this.#tables.get(table)?.clear();
    }
    this.#numbers.clear();
    this.#ids = 0;
    this.#addRecords();
  }

  #addRecords(): void {
    for (const [table, rows] of Object.entries(this.options.records ?? {})) {
      for (const row of rows) this.#tables.get(table)?.set({ ...emptyRow(table), ...row });
    }
  }

  /** Keeps a record that the platform itself writes. */
  keep(table: string, fields: Row, userName: string): void {
    const time = this.time();
    const before = this.row(table, fields['sys_id'] ?? '');
    this.#tables.get(table)?.set({
      sys_id: before?.['sys_id'] ?? this.#newId(),
      sys_created_on: time,
      sys_created_by: userName,
      ...before,
      ...fields,
      sys_updated_on: time,
      sys_updated_by: userName,
    });
  }

  /** The present as the instance writes times. */
  time(): string {
    return new Date(this.now()).toISOString().slice(0, 19).replace('T', ' ');
  }

  #save(table: string, row: Row, { notes, time, userName }: Write): Row {
    const sysId = row['sys_id'] ?? '';
    this.#tables.get(table)?.set(row);
    for (const { element, value } of notes) {
      const id = this.#newId();
      this.#tables.get('sys_journal_field')?.set({
        sys_id: id,
        name: table,
        element,
        element_id: sysId,
        value,
        sys_created_on: time,
        sys_created_by: userName,
      });
    }
    return row;
  }

  #write(table: string, fields: Row, userName: string): Write {
    const [user] = this.#tables.get('sys_user')?.withValue('user_name', userName) ?? [];
    return {
      ...taken(table, fields, (target, name) => this.#byName(target, name)),
      time: this.time(),
      userName,
      userId: user?.['sys_id'] ?? '',
    };
  }

  /** The `sys_id` of the record that is shown as a name; empty where there is none. */
  #byName(table: string, name: string): string {
    const shown = DISPLAY_COLUMN[table] ?? '';
    return this.rows(table).find((row) => row[shown] === name)?.['sys_id'] ?? '';
  }

  #newId(): string {
    this.#ids += 1;
    return madeUpHex(`sys_id ${this.#ids}`);
  }
}
