import { readSecret, type VaultContext } from '../systems/key-vault/calls';
import { notify } from '../systems/notify/calls';
import type { Channel, ChannelKind, Message } from '../systems/notify/types';
import type { Action } from '../workflow/definition';
import type { Expr, Value } from '../workflow/tree';
import { forPlainWebhook } from './notification/plain';
import { forSlack } from './notification/slack';
import { forTeams } from './notification/teams';
import type { Outcome } from './report';
import { cut, inOneLine } from './rich-text';

/** Something that people are told in a channel, whichever it is. */
export interface Notification {
  /** What it is about, at a glance; ours alone, at most 150 characters. */
  readonly title: string;
  /** What did not happen, and why. */
  readonly sentence: Expr<string>;
  /** What happens next by itself, and what people have to do. */
  readonly next: Value<string>;
  readonly system: Outcome['system'];
  /** The playbook's name. */
  readonly playbook: Expr<string>;
  /** The address of the run in the Azure portal. */
  readonly run: Expr<string>;

  /**
   * The incident: what people call it, and its GUID. Attackers choose words of it.
   * @default - no incident is to blame
   */
  readonly incident?: { readonly title: Expr<string>; readonly guid: Expr<string> };
}

/** The most characters of an incident's title and of a sentence: escaped five times as long, they still fit every channel. */
const LONGEST = { title: 250, sentence: 500 };

const FORMS: Readonly<Record<ChannelKind, (of: Notification) => Message<Value<string>>>> = {
  teams: forTeams,
  slack: forSlack,
  webhook: forPlainWebhook,
};

/** The message of a notification, in the form of the channel. */
function messageFor(kind: ChannelKind, notification: Notification): Message<Value<string>> {
  const { sentence, incident } = notification;
  return FORMS[kind]({
    ...notification,
    sentence: cut(inOneLine(sentence), LONGEST.sentence, '…'),
    ...(incident && {
      incident: { ...incident, title: cut(inOneLine(incident.title), LONGEST.title, '…') },
    }),
  });
}

/** Tells the channel: the address of its webhook is read, then the message posted. */
export function tellChannel(
  suffix: string,
  azure: VaultContext,
  channel: Channel,
  notification: Notification,
): Action[] {
  const webhook = readSecret(`Read_webhook${suffix}`, azure, channel.secret);
  return [webhook, notify(`Notify${suffix}`, webhook, messageFor(channel.kind, notification))];
}
