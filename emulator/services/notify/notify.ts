import { Refusal } from '../refusal';
import { Service, jsonOf } from '../service';
import type { Json } from '../../../workflow/parameter';

/** The host that made-up webhook addresses point to; no name under `.test` exists (RFC 6761). */
export const NOTIFY_HOST = 'hooks.notify.test';

/** A message that came in on a webhook. */
export interface Notification {
  /** The path that was posted to. */
  readonly path: string;
  readonly body: Json;
}

/** The receiving end of a chat channel's webhook: keeps what is posted. */
export class NotifyInbox {
  readonly #received: Notification[] = [];

  /** All messages, in the order in which they came. */
  list(): readonly Notification[] {
    return [...this.#received];
  }

  /** Keeps a message. */
  add(notification: Notification): void {
    this.#received.push(notification);
  }

  /** Forgets all messages. */
  reset(): void {
    this.#received.length = 0;
  }
}

/** A webhook that takes any JSON. */
export function notify(inbox: NotifyInbox): Service {
  const app = new Service('Notify');
  app.post('/*', (request, reply) => {
    const body = jsonOf(request.body) as Json | undefined;
    if (body === undefined) {
      throw new Refusal({ status: 400, body: { error: 'The body is no JSON.' } });
    }
    inbox.add({ path: request.url, body });
    return reply.code(200).send({ ok: true });
  });
  return app;
}
