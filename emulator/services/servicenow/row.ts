/** A record: the stored value of each column, as text. */
export type Row = Readonly<Record<string, string>>;

/** Thrown where the platform refuses a write; the message is the detail it gives. */
export class WriteRefused extends Error {
  override readonly name = 'WriteRefused';
}
