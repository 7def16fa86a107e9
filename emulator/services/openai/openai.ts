import { z } from 'zod';

import type { Permissions } from '../../roles';
import type { ModelAccount } from '../../stack/model';
import { type ErrorAnswer, Refusal } from '../refusal';
import { Service, type Request, jsonOf } from '../service';
import type { TokenIssuer } from '../token-issuer';
import type { ChatReply, LanguageModel } from './language-model';
import { schemaFault } from './strict-schema';

/** What an account of Azure OpenAI works with. */
export interface OpenAiOptions {
  readonly account: ModelAccount;
  readonly tokens: TokenIssuer;
  readonly permissions: Permissions;
  readonly model: LanguageModel;
}

/** The audiences of tokens that it takes. */
const AUDIENCES = [
  'https://ai.azure.com',
  'https://cognitiveservices.azure.com',
  'https://cognitiveservices.azure.us',
];

const ASK = 'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action';

const chat = z.strictObject({
  model: z.string(),
  messages: z.tuple([
    z.strictObject({ role: z.literal('system'), content: z.string().min(1) }),
    z.strictObject({ role: z.literal('user'), content: z.string().min(1) }),
  ]),
  response_format: z.strictObject({
    type: z.literal('json_schema'),
    json_schema: z.strictObject({
      name: z.string().regex(/^[\w-]{1,64}$/),
      strict: z.literal(true),
      schema: z.unknown(),
    }),
  }),
  max_completion_tokens: z.int().min(1),
  temperature: z.number().min(0).max(2).optional(),
});

/** Models that think before they answer. */
const REASONING = /^(gpt-5|o\d)/;

/** Characters of a token, as a rule of thumb. @see https://help.openai.com/articles/4936856 */
const TOKEN = 4;
const tokensIn = (text: string): number => Math.ceil(text.length / TOKEN);

/**
 * An account of Azure OpenAI: chat completions with structured outputs, for whoever has a role on it.
 * @see https://learn.microsoft.com/azure/ai-foundry/openai/reference-preview-latest#create-chat-completion
 */
export function openAi(options: OpenAiOptions): Service {
  const { account, model } = options;
  const app = new Service(`Azure OpenAI ${account.host}`);
  app.post('/openai/v1/chat/completions', (request) => {
    authorizeFor(options, request);
    const parsed = chat.safeParse(jsonOf(request.body));
    if (!parsed.success) throw invalid(z.prettifyError(parsed.error), null);
    const { data } = parsed;
    const deployment = account.deployments.find(({ name }) => name === data.model);
    if (deployment === undefined) throw NO_DEPLOYMENT;
    if (data.temperature !== undefined && REASONING.test(deployment.model)) {
      throw invalid(
        "Unsupported parameter: 'temperature' is not supported with this model.",
        'temperature',
      );
    }
    const { schema } = data.response_format.json_schema;
    const fault = schemaFault(schema);
    if (fault !== undefined) {
      throw invalid(`Invalid schema for response_format: ${fault}`, 'response_format');
    }
    const [system, user] = data.messages;
    const reply = model.ask({
      deployment: data.model,
      instructions: system.content,
      data: user.content,
      schema,
    });
    if (reply.kind === 'may not be asked') throw FILTERED;
    const prompt =
      tokensIn(system.content) + tokensIn(user.content) + tokensIn(JSON.stringify(schema));
    return answerOf(reply, deployment.model, prompt, data.max_completion_tokens);
  });
  return app;
}

/** A role that is missing is answered as a wrong token is. @see https://learn.microsoft.com/azure/ai-foundry/openai/how-to/troubleshoot-errors */
function authorizeFor({ account, tokens, permissions }: OpenAiOptions, request: Request): void {
  const token = tokens.read(request.headers['authorization']);
  const isAllowed =
    token !== undefined &&
    AUDIENCES.includes(token.audience) &&
    permissions.allows({
      principalId: token.principalId,
      action: ASK,
      plane: 'data',
      scope: account.id,
    });
  if (!isAllowed) throw DENIED;
}

function answerOf(reply: ChatReply, model: string, prompt: number, most: number) {
  const whole = reply.kind === 'says' ? reply.content : '';
  const isCut = tokensIn(whole) > most;
  const content = isCut ? whole.slice(0, most * TOKEN) : whole;
  const completion = reply.kind === 'refuses' ? tokensIn(reply.why) : tokensIn(content);
  const stopped = isCut ? 'length' : 'stop';
  return {
    object: 'chat.completion',
    model,
    choices: [
      {
        index: 0,
        finish_reason: reply.kind === 'is filtered' ? 'content_filter' : stopped,
        message: {
          role: 'assistant',
          content: reply.kind === 'says' ? content : null,
          refusal: reply.kind === 'refuses' ? reply.why : null,
        },
      },
    ],
    usage: {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: prompt + completion,
    },
  };
}

const refusal = (status: number, error: Readonly<Record<string, unknown>>): Refusal =>
  new Refusal({ status, body: { error } } satisfies ErrorAnswer);

const invalid = (message: string, param: string | null): Refusal =>
  refusal(400, { message, type: 'invalid_request_error', param, code: null });

const DENIED = refusal(401, {
  code: 'PermissionDenied',
  message: 'The principal lacks the required data action, or the token is not valid.',
});

const NO_DEPLOYMENT = refusal(404, {
  code: 'DeploymentNotFound',
  message: 'The API deployment for this resource does not exist.',
});

/** @see https://learn.microsoft.com/azure/ai-foundry/openai/concepts/content-filter */
const FILTERED = refusal(400, {
  message:
    "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
  type: null,
  param: 'prompt',
  code: 'content_filter',
  status: 400,
  innererror: {
    code: 'ResponsibleAIPolicyViolation',
    content_filter_result: { jailbreak: { filtered: true, detected: true } },
  },
});
