import type { ServiceNowInstance } from './instance';
import type { Row } from './row';

/** What a person does to tickets in the instance: the same rules hold as for anybody. */
export class Agent {
  constructor(
    private readonly instance: ServiceNowInstance,
    private readonly userName: string,
  ) {}

  /** Changes columns of a ticket. @throws WriteRefused where the platform does not take it */
  update(table: string, sysId: string, fields: Row): void {
    this.instance.update(table, this.#row(table, sysId), fields, this.userName);
  }

  /** Writes a work note. */
  note(table: string, sysId: string, words: string): void {
    this.update(table, sysId, { work_notes: words });
  }

  /** Approves a change. @param by who answers in the person's place, a delegate or an administrator */
  approve(change: string, by = this.userName): void {
    this.instance.answer(this.#row('change_request', change), this.userName, 'approved', by);
  }

  /** Denies a change. */
  deny(change: string): void {
    const row = this.#row('change_request', change);
    this.instance.answer(row, this.userName, 'rejected', this.userName);
  }

  /** Deletes a ticket. */
  remove(table: string, sysId: string): void {
    this.instance.remove(table, this.#row(table, sysId));
  }

  #row(table: string, sysId: string): Row {
    const row = this.instance.row(table, sysId);
    if (row !== undefined) return row;
    throw new Error(`there is no record '${sysId}' in '${table}'`);
  }
}
