import { http } from '../../workflow/actions';
import type { Action } from '../../workflow/definition';
import { text } from '../../workflow/text';
import type { Value } from '../../workflow/tree';
import { type AzureContext, asItself } from '../azure/identity';
import type { ChatAnswer } from './types';

/** How a playbook reaches a language model. */
export interface ModelContext {
  /** As `https://acme-soc.openai.azure.com`. */
  readonly endpoint: string;
  /** The name under which the model is deployed there. */
  readonly deployment: string;
  /** The model with its version where that is known, as `gpt-4.1-mini-2025-04-14`: rows and comments call it so. */
  readonly name: string;
  /** What tokens for it are made for. */
  readonly audience: string;
}

/** What a model is asked. */
export interface Question {
  /** What it is to do: nothing of an incident stands in it. */
  readonly instructions: Value<string>;
  /** What it is to do it with. */
  readonly data: Value<string>;
  /** The shape of the answer, which the service enforces as far as it can. */
  readonly schema: object;
  /** The most tokens of the answer. */
  readonly answerTokens: number;
}

/** Models that think before they answer take no temperature. */
const REASONING = /^(gpt-5|o\d)/;

/**
 * Asks a model for JSON of one shape. Asked twice it answers twice, and costs twice, but nothing else happens: so it is asked once more where it is busy or
 * down, soon, and no more.
 * @see https://learn.microsoft.com/azure/ai-foundry/openai/reference-preview-latest#create-chat-completion
 * @see https://learn.microsoft.com/azure/ai-foundry/openai/how-to/structured-outputs
 */
export const askModel = (
  name: string,
  azure: AzureContext,
  model: ModelContext,
  { instructions, data, schema, answerTokens }: Question,
): Action<ChatAnswer> =>
  http<ChatAnswer>(name, {
    method: 'POST',
    uri: text`${model.endpoint}/openai/v1/chat/completions`,
    authentication: asItself(azure, model.audience),
    body: {
      model: model.deployment,
      messages: [
        { role: 'system', content: instructions },
        { role: 'user', content: data },
      ],
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'triage', strict: true, schema },
      },
      max_completion_tokens: answerTokens,
      ...(!REASONING.test(model.name) && { temperature: 0 }),
    },
    idempotent: true,
    patience: 'brief',
    needs: [{ kind: 'role', role: 'Cognitive Services OpenAI User', on: 'model' }],
  });
