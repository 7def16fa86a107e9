import type { Json } from '../../../workflow/parameter';
import { type JsonObject, isList, isObject, textAt } from '../jira/values';
import { otherKeys } from './keys';

/** The most blocks of a message, and elements of a context. @see https://docs.slack.dev/reference/block-kit/blocks */
const MOST_BLOCKS = 50;
const MOST_ELEMENTS = 10;

/** The most characters of a text, by the block that it stands in. */
const MOST_CHARACTERS = { header: 150, section: 3000, context: 3000, message: 40_000 } as const;

/** What is wrong with a message for an incoming webhook of Slack, in its own words; undefined where nothing is. */
export function slackFault(message: JsonObject): string | undefined {
  const { text, blocks } = message;
  if (text === undefined && blocks === undefined) return 'no_text';
  if (otherKeys(message, ['text', 'blocks']) !== undefined) return 'invalid_payload';
  if (text !== undefined && !isMarkdown(text, MOST_CHARACTERS.message)) return 'no_text';
  if (blocks === undefined) return undefined;
  const isRight = isList(blocks) && blocks.length <= MOST_BLOCKS && blocks.every(isBlock);
  return isRight ? undefined : 'invalid_blocks';
}

function isBlock(block: Json): boolean {
  if (!isObject(block)) return false;
  switch (block['type']) {
    case 'divider':
      return true;
    case 'header':
      return isText(block['text'], 'plain_text', MOST_CHARACTERS.header);
    case 'section':
      return isText(block['text'], 'mrkdwn', MOST_CHARACTERS.section);
    case 'context': {
      const { elements } = block;
      const isFull = isList(elements) && elements.length > 0 && elements.length <= MOST_ELEMENTS;
      return isFull && elements.every((one) => isText(one, 'mrkdwn', MOST_CHARACTERS.context));
    }
    default:
      return false;
  }
}

function isText(value: Json | undefined, type: string, most: number): boolean {
  if (!isObject(value) || value['type'] !== type) return false;
  const keys = type === 'mrkdwn' ? ['type', 'text', 'verbatim'] : ['type', 'text', 'emoji'];
  const text = textAt(value, 'text');
  if (text === undefined || otherKeys(value, keys) !== undefined) return false;
  return type === 'mrkdwn' ? isMarkdown(text, most) : text.length > 0 && text.length <= most;
}

/** A link, or a word that calls somebody. */
const CONTROL = /<(?:https?:\/\/[^<>|]+(?:\|[^<>]*)?|[!@#][^<>]+)>/g;

/**
 * Whether a text is one, and escaped. Slack shows other texts somehow; here they are refused, because somebody else has chosen what they do.
 * @see https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
function isMarkdown(text: Json, most: number): boolean {
  if (typeof text !== 'string' || text.length === 0 || text.length > most) return false;
  return !/[<>]|&(?!amp;|lt;|gt;)/.test(text.replace(CONTROL, ''));
}
