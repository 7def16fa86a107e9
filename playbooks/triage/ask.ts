import { errorCodeOf } from '../../systems/azure/error';
import { askModel } from '../../systems/openai/calls';
import type { ChatAnswer } from '../../systems/openai/types';
import { condition } from '../../workflow/actions';
import { ALWAYS, and, call, empty, equals, not, when } from '../../workflow/calls';
import { type Action, recordOf, statusCodeOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, expr } from '../../workflow/tree';
import { firstCase } from '../cases';
import { NEWLINE } from '../rich-text';
import { type Answer, askedSchema, choiceOf, readAnswer, readReply } from './answer';
import { type Known, examplesOf } from './known';
import { type Prompt, instructionsFor } from './prompt';
import type { TriageSettings } from './settings';

/** Asking the model, and what came of it. */
export interface Asking {
  /** Asks, and checks the answer: ends as failed wherever there is none. */
  readonly action: Action;
  readonly asked: Action<ChatAnswer>;
  readonly reply: Action<ChatAnswer>;
  readonly answer: Action<Answer>;
  /** Why there is no verdict, as the row says it; the empty text where there is one. */
  readonly reason: Expr<string>;
}

/** Asks the model where the budget allows it. Every way in which it can fail to answer is foreseen: nothing waits for it. */
export function ask(settings: TriageSettings, prompt: Prompt, known: Known): Asking {
  const data = text`Earlier incidents of the same analytics rule: ${examplesOf(known)}${NEWLINE}${prompt.data}`;
  const asked = askModel('Ask_model', settings.azure, settings.model, {
    instructions: instructionsFor(settings),
    data,
    schema: askedSchema(settings),
    answerTokens: settings.answerTokens,
  });
  const reply = readReply('Reply', asked);
  const answer = readAnswer('Answer', reply, settings);
  const hasBudget = call('less', known.is.lastHour, settings.perHour);
  const isAsked = prompt.isPossible ? and(hasBudget, prompt.isPossible) : hasBudget;
  const action = condition(
    'If_asked',
    expr<boolean>(when<boolean>(known.isRead, isAsked, false).node),
    { then: [asked, reply, answer] },
  );
  const went = (one: Action): Expr<boolean> => equals(recordOf(one).status, 'Succeeded');
  const isFiltered = equals<string>(errorCodeOf(asked), 'content_filter');
  const wasAsked = not(equals<string>(recordOf(asked).status, 'Skipped'));
  const { finish_reason: ended, message } = choiceOf(reply);
  const reason = firstCase(
    [went(answer), ''],
    [not(known.isRead), 'record'],
    ...(prompt.isPossible ? [[not(prompt.isPossible), 'entities'] as const] : []),
    [not(wasAsked), 'budget'],
    [and(equals<number>(statusCodeOf(asked), 400), isFiltered), 'contentFilter'],
    [equals<number>(statusCodeOf(asked), 429), 'throttled'],
    [and(not(went(asked)), not(equals<number>(statusCodeOf(asked), 200))), 'down'],
    [not(went(reply)), 'nonsense'],
    [equals<string>(ended, 'content_filter'), 'contentFilter'],
    [equals<string>(ended, 'length'), 'cut'],
    [not(empty(message.refusal)), 'refusal'],
    [ALWAYS, 'nonsense'],
  );
  return { action, asked, reply, answer, reason };
}
