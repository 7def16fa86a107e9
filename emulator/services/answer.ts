import type { ErrorAnswer } from './refusal';
import type { Reply } from './service';

/** What a service answers. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** Puts an answer together: a value that is sent or returned becomes its JSON. */
export class AnswerBuilder implements Reply {
  #status = 200;
  #headers: Record<string, string> = {};
  #body = '';

  code(status: number): this {
    this.#status = status;
    return this;
  }

  header(name: string, value: string): this {
    this.#headers[name] = value;
    return this;
  }

  send(body?: unknown): this {
    if (body === undefined) return this;
    this.#headers['content-type'] = JSON_TYPE;
    this.#body = JSON.stringify(body);
    return this;
  }

  /** The answer, from the value that the handler returned: the reply itself where it has sent through it. */
  finish(value: unknown): Answer {
    if (value !== this && value !== undefined) this.send(value);
    return { status: this.#status, headers: this.#headers, body: this.#body };
  }

  /** An error's answer in place of what was put together. */
  refuse({ status, headers = {}, body }: ErrorAnswer): Answer {
    this.#headers = { ...headers };
    return this.code(status).send(body).finish(undefined);
  }
}
