import type { Answer } from '../services/answer';
import { type Listening, serve } from '../services/loopback';
import type { ServiceRequest } from '../services/service';

/** The hosts of a world while they listen on the loopback interface. */
export class ListeningHosts {
  #open: readonly Listening[] = [];

  /**
   * Opens each host at an address of its own.
   * @param answer gives a host's answer
   * @returns the address of each, by its origin
   */
  async open(
    hosts: readonly string[],
    answer: (host: string, request: ServiceRequest) => Promise<Answer>,
  ): Promise<Readonly<Record<string, string>>> {
    const opened = await Promise.all(
      hosts.map((host) => serve({ answer: (request) => answer(host, request) })),
    );
    this.#open = [...this.#open, ...opened];
    return Object.fromEntries(
      hosts.map((host, i) => [`https://${host}`, opened[i]?.address ?? '']),
    );
  }

  /** Closes them. */
  async close(): Promise<void> {
    await Promise.all(this.#open.map(({ close }) => close()));
    this.#open = [];
  }
}
