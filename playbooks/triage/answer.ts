import type { ChatAnswer } from '../../systems/openai/types';
import {
  CLASSIFICATIONS,
  type Classification,
  SEVERITIES,
  type Severity,
} from '../../systems/sentinel/types';
import { parseJson } from '../../workflow/actions';
import { and, call, empty, equals } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { type Expr, type Ref, asRef, at, expr } from '../../workflow/tree';
import type { TriageSettings } from './settings';

/** What the model has said, once it is checked. */
export interface Answer {
  readonly verdict: Classification;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly reasons: readonly string[];
  readonly severity: Severity;
  readonly nextSteps: readonly string[];
  readonly entities: readonly string[];
  /** One of the configured groups. */
  readonly group: string | null;
  /** One of the configured analysts. */
  readonly analyst: string | null;
}

/** How much a model may say. */
const MOST = { items: 10, characters: 500 };

/** A text of a closed list, or none. */
const oneOf = (list: readonly string[]) => ({ type: ['string', 'null'], enum: [...list, null] });

/** The properties of the answer in JSON schema: of lists and bounds what the caller can check. */
function shape(
  { suggestFrom: { groups, analysts } }: TriageSettings,
  list: object,
  confidence: object,
) {
  const properties = {
    verdict: { type: 'string', enum: CLASSIFICATIONS },
    confidence,
    reasons: list,
    severity: { type: 'string', enum: SEVERITIES },
    nextSteps: list,
    entities: list,
    ...(groups.length > 0 && { group: oneOf(groups) }),
    ...(analysts.length > 0 && { analyst: oneOf(analysts) }),
  };
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(properties),
    properties,
  };
}

/**
 * The shape that the model is held to. It can say neither bounds nor lengths.
 * @see https://learn.microsoft.com/azure/ai-foundry/openai/how-to/structured-outputs#unsupported-type-specific-keywords
 */
export const askedSchema = (settings: TriageSettings): object =>
  shape(settings, { type: 'array', items: { type: 'string' } }, { type: 'number' });

/** The same with every bound: what the playbook takes. Whatever the service has promised, everything is checked anew. */
const takenSchema = (settings: TriageSettings): object =>
  shape(
    settings,
    {
      type: 'array',
      maxItems: MOST.items,
      items: { type: 'string', maxLength: MOST.characters },
    },
    { type: 'number', minimum: 0, maximum: 1 },
  );

/** An answer of the service, or the run goes on without one. */
export const readReply = (name: string, asked: Action<ChatAnswer>): Action<ChatAnswer> => {
  const text = { type: ['string', 'null'] };
  const count = { type: 'integer', minimum: 0 };
  return parseJson<ChatAnswer>(name, bodyOf(asked), {
    type: 'object',
    required: ['choices', 'usage'],
    properties: {
      choices: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          required: ['finish_reason', 'message'],
          properties: {
            finish_reason: text,
            message: {
              type: 'object',
              required: ['content'],
              properties: { content: text, refusal: text },
            },
          },
        },
      },
      usage: {
        type: 'object',
        required: ['prompt_tokens', 'completion_tokens'],
        properties: { prompt_tokens: count, completion_tokens: count },
      },
    },
  });
};

/** The model's first choice. */
export const choiceOf = (reply: Action<ChatAnswer>): Ref<ChatAnswer['choices'][number]> =>
  asRef(at(bodyOf(reply).choices, 0) as Expr<ChatAnswer['choices'][number]>);

/** What the model says, checked: fails where it has refused, was cut, or says anything but what it was asked for. */
export function readAnswer(
  name: string,
  reply: Action<ChatAnswer>,
  settings: TriageSettings,
): Action<Answer> {
  const { finish_reason: ended, message } = choiceOf(reply);
  const isWhole = and(equals<string>(ended, 'stop'), empty(message.refusal));
  const content = expr<Answer>(call('if', isWhole, message.content, null).node);
  return parseJson<Answer>(name, content, takenSchema(settings));
}
