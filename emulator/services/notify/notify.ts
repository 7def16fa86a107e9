import type { Json } from '../../../workflow/parameter';
import { type JsonObject, isObject } from '../jira/values';
import { Refusal } from '../refusal';
import { Service, jsonOf } from '../service';
import { plainFault } from './plain';
import { slackFault } from './slack';
import { teamsFault } from './teams';

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

/** A kind of channel: how a message for it is known, what is wrong with one, and what it answers to one that is right. */
interface Receiver {
  readonly isFor: (message: JsonObject) => boolean;
  readonly fault: (message: JsonObject) => string | undefined;
  readonly answer: { readonly status: number; readonly body?: unknown };
}

const RECEIVERS: readonly Receiver[] = [
  {
    isFor: (message) => 'attachments' in message || 'type' in message,
    fault: teamsFault,
    answer: { status: 202 },
  },
  {
    isFor: (message) => 'blocks' in message || 'text' in message,
    fault: slackFault,
    answer: { status: 200, body: 'ok' },
  },
  { isFor: () => true, fault: plainFault, answer: { status: 200 } },
];

/** Webhooks of all kinds of channels: each takes what it knows, and strictly so. Which kind a message is for shows in the message. */
export function notify(inbox: NotifyInbox): Service {
  const app = new Service('Notify');
  app.post('/*', (request, reply) => {
    const body = jsonOf(request.body) as Json | undefined;
    if (!isObject(body)) throw refusal('The body is no JSON object.');
    const receiver = RECEIVERS.find(({ isFor }) => isFor(body));
    const fault = receiver?.fault(body);
    if (receiver === undefined || fault !== undefined) {
      throw refusal(`The message ${fault ?? 'is of no known kind'}.`);
    }
    inbox.add({ path: request.url, body });
    const { status, body: answer } = receiver.answer;
    return reply.code(status).send(answer);
  });
  return app;
}

const refusal = (error: string): Refusal => new Refusal({ status: 400, body: { error } });
