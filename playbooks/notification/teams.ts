import type { TeamsMessage, TextRun } from '../../systems/notify/types';
import type { Value } from '../../workflow/tree';
import type { Notification } from '../notification';
import { OPEN_RUN, factsOf } from './facts';

/** A notification as a card. What is not ours stands in text runs, which know no markup, so that nothing has to be escaped. */
export function forTeams(notification: Notification): TeamsMessage<Value<string>> {
  const { title, sentence, next, run } = notification;
  const facts = factsOf(notification).map(([name, value]) =>
    line({ type: 'TextRun', text: `${name}: `, weight: 'Bolder' }, textRun(value)),
  );
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          type: 'AdaptiveCard',
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          version: '1.4',
          body: [
            { type: 'TextBlock', text: title, weight: 'Bolder', size: 'Medium', wrap: true },
            line(textRun(sentence)),
            ...facts,
            line(textRun(next)),
          ],
          actions: [{ type: 'Action.OpenUrl', title: OPEN_RUN, url: run }],
        },
      },
    ],
  };
}

const textRun = (text: Value<string>): TextRun<Value<string>> => ({ type: 'TextRun', text });

const line = (...inlines: readonly TextRun<Value<string>>[]) =>
  ({ type: 'RichTextBlock', inlines }) as const;
