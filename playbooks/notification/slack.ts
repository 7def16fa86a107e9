import type { SlackMessage, SlackText } from '../../systems/notify/types';
import { text } from '../../workflow/text';
import { type Value, isExpr } from '../../workflow/tree';
import type { Notification } from '../notification';
import { replaceAll } from '../rich-text';
import { OPEN_RUN, factsOf } from './facts';

/**
 * Text without the characters by which Slack calls people and makes links; the ampersand comes first, so that what was escaped stays so.
 * @see https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
const escaped = (value: Value<string>): Value<string> =>
  isExpr(value)
    ? replaceAll(value, [
        ['&', '&amp;'],
        ['<', '&lt;'],
        ['>', '&gt;'],
      ])
    : value;

/** A notification as blocks. */
export function forSlack(notification: Notification): SlackMessage<Value<string>> {
  const { title, sentence, next, run } = notification;
  const facts = factsOf(notification).map(([name, value]) =>
    words(text`*${name}:* ${escaped(value)}`),
  );
  return {
    text: text`${title}: ${escaped(sentence)}`,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: title } },
      section(words(escaped(sentence))),
      ...facts.map(section),
      section(words(escaped(next))),
      { type: 'context', elements: [words(text`<${run}|${OPEN_RUN}>`)] },
    ],
  };
}

const words = (value: Value<string>): SlackText<Value<string>> => ({
  type: 'mrkdwn',
  verbatim: true,
  text: value,
});

const section = (value: SlackText<Value<string>>) => ({ type: 'section', text: value }) as const;
