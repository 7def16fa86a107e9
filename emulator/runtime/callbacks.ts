import type { Data } from '../expression/value';
import { Signal } from './signal';

/** What somebody sends to a callback address. */
export interface CallbackRequest {
  /** @default - none */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Data;
}

/** The addresses at which workflows wait to be called back. */
export class Callbacks {
  readonly #expected = new Map<string, Signal<CallbackRequest | undefined>>();

  /** The address of a resource id, signed as Azure signs it. */
  urlOf(id: string): string {
    return `https://prod-00.logic.azure.com:443${id}?api-version=2016-10-01&sp=%2Frun&sv=1.0&sig=emulated`;
  }

  /** Makes ready for a call; the same address may be called only once. */
  expect(url: string): Signal<CallbackRequest | undefined> {
    const signal = new Signal<CallbackRequest | undefined>();
    this.#expected.set(url, signal);
    return signal;
  }

  giveUp(url: string): void {
    this.#expected.delete(url);
  }

  /** Brings a call to the action that waits for it; false when none does. */
  deliver(url: string, request: CallbackRequest): boolean {
    const signal = this.#expected.get(url);
    if (signal === undefined) return false;
    this.#expected.delete(url);
    signal.fire(request);
    return true;
  }

  /** The addresses that somebody may call now. */
  get expected(): readonly string[] {
    return [...this.#expected.keys()];
  }

  clear(): void {
    this.#expected.clear();
  }
}
