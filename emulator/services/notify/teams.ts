import type { Json } from '../../../workflow/parameter';
import { type JsonObject, isList, isObject, textAt } from '../jira/values';
import { otherKeys } from './keys';

/** The bytes of the largest message. @see https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using */
const MOST_BYTES = 28 * 1024;

const CARD = 'application/vnd.microsoft.card.adaptive';

/** What a text may say of itself. @see https://adaptivecards.io/explorer/TextBlock.html */
const TEXT_BLOCK = ['type', 'text', 'weight', 'size', 'color', 'wrap', 'isSubtle', 'spacing'];
const TEXT_RUN = ['type', 'text', 'weight', 'size', 'color', 'italic'];

/**
 * What is wrong with a message for the webhook of a Teams workflow; undefined where nothing is. The real one takes anything with 202, and its
 * run fails later, where nobody looks.
 */
export function teamsFault(message: JsonObject): string | undefined {
  if (Buffer.byteLength(JSON.stringify(message)) > MOST_BYTES) return 'is larger than 28 KB';
  if (message['type'] !== 'message') return "has a type that is not 'message'";
  const { attachments } = message;
  if (!isList(attachments) || attachments.length !== 1) return 'has not exactly one attachment';
  const [attachment] = attachments;
  if (textAt(attachment, 'contentType') !== CARD) return `has no attachment of the type ${CARD}`;
  return (
    otherKeys(message, ['type', 'attachments']) ??
    cardFault(isObject(attachment) ? attachment['content'] : undefined)
  );
}

function cardFault(card: Json | undefined): string | undefined {
  if (!isObject(card) || card['type'] !== 'AdaptiveCard') return 'has no AdaptiveCard';
  if (!/^1\.[0-5]$/.test(textAt(card, 'version') ?? '')) return 'has a card of an unknown version';
  const { body, actions = [] } = card;
  if (!isList(body) || body.length === 0) return 'has a card without a body';
  if (!isList(actions)) return 'has a card whose actions are no list';
  return (
    otherKeys(card, ['type', '$schema', 'version', 'body', 'actions']) ??
    [...body.map(elementFault), ...actions.map(actionFault)].find((fault) => fault !== undefined)
  );
}

function elementFault(element: Json): string | undefined {
  if (!isObject(element)) return 'has an element that is no object';
  if (element['type'] === 'TextBlock') return textFault(element, TEXT_BLOCK);
  if (element['type'] !== 'RichTextBlock') return 'has an element of an unknown type';
  const { inlines } = element;
  if (!isList(inlines) || inlines.length === 0) return 'has a RichTextBlock without inlines';
  const faults = inlines.map((run) =>
    isObject(run) && run['type'] === 'TextRun' ? textFault(run, TEXT_RUN) : 'has no TextRun inside',
  );
  return otherKeys(element, ['type', 'inlines']) ?? faults.find((fault) => fault !== undefined);
}

const textFault = (element: JsonObject, keys: readonly string[]): string | undefined =>
  textAt(element, 'text') === undefined ? 'has a text that is none' : otherKeys(element, keys);

function actionFault(action: Json): string | undefined {
  if (!isObject(action) || action['type'] !== 'Action.OpenUrl') return 'has an unknown action';
  return URL.canParse(textAt(action, 'url') ?? '') && textAt(action, 'title') !== undefined
    ? otherKeys(action, ['type', 'title', 'url'])
    : 'has an Action.OpenUrl without url or title';
}
