/** An answer of a service that is no success. */
export interface ErrorAnswer {
  readonly status: number;
  readonly body: unknown;
  /** @default - no further headers */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown inside a service to answer with an error. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly answer: ErrorAnswer) {
    super(`answers ${answer.status}`);
  }
}
