import { Permissions } from '../../../../emulator/roles';
import { LanguageModel } from '../../../../emulator/services/openai/language-model';
import { openAi } from '../../../../emulator/services/openai/openai';
import { TokenIssuer } from '../../../../emulator/services/token-issuer';
import { type Conformance, send } from '../fixtures/conformance';

const ACCOUNT =
  '/subscriptions/s/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/oai';
const OPENAI_USER = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd';
const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const CHAT = '/openai/v1/chat/completions';
const REFERENCE =
  'https://learn.microsoft.com/azure/ai-foundry/openai/reference-preview-latest#create-chat-completion';
const STRUCTURED = 'https://learn.microsoft.com/azure/ai-foundry/openai/how-to/structured-outputs';
const ERRORS = 'https://learn.microsoft.com/azure/ai-foundry/openai/how-to/troubleshoot-errors';
const FILTER = 'https://learn.microsoft.com/azure/ai-foundry/openai/concepts/content-filter';
const REASONING = 'https://learn.microsoft.com/azure/ai-foundry/openai/how-to/reasoning';

const tokens = new TokenIssuer();
const model = new LanguageModel();
const app = openAi({
  account: {
    address: 'azurerm_cognitive_account.x',
    id: ACCOUNT,
    host: 'oai.openai.azure.com',
    deployments: [
      { name: 'triage', model: 'gpt-4.1-mini' },
      { name: 'thinker', model: 'gpt-5-mini' },
    ],
  },
  tokens,
  model,
  permissions: new Permissions(
    [
      ['user', OPENAI_USER, ACCOUNT],
      ['reader', READER, ACCOUNT],
      ['elsewhere', OPENAI_USER, `${ACCOUNT}2`],
    ].map(([principalId = '', roleId = '', scope = '']) => ({
      address: 'azurerm_role_assignment.x',
      principalId,
      roleId,
      scope,
    })),
  ),
});
const as = (principal: string, audience = 'https://ai.azure.com'): string =>
  `Bearer ${tokens.issue(principal, audience)}`;

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['verdict'],
  properties: { verdict: { type: 'string', enum: ['a', 'b'] } },
};
const question = {
  model: 'triage',
  messages: [
    { role: 'system', content: 'Say what it is.' },
    { role: 'user', content: 'data' },
  ],
  response_format: {
    type: 'json_schema',
    json_schema: { name: 'triage', strict: true, schema },
  },
  max_completion_tokens: 100,
};
const held = (to: object) => ({
  ...question,
  response_format: {
    type: 'json_schema',
    json_schema: { name: 'triage', strict: true, schema: { ...schema, ...to } },
  },
});
const refused = (message: RegExp) => ({
  error: { type: 'invalid_request_error', message: expect.stringMatching(message) },
});

beforeEach(() => {
  model.reset();
  model.script(() => ({ kind: 'says', content: '{"verdict":"a"}' }));
});

const ask = (body: unknown): Conformance['request'] => ({ method: 'POST', url: CHAT, body });

const TABLE: readonly Conformance[] = [
  {
    does: 'answers as text, with what it has used',
    request: ask({ ...question, temperature: 0 }),
    answers: 200,
    with: {
      choices: [{ finish_reason: 'stop', message: { content: '{"verdict":"a"}', refusal: null } }],
      usage: { prompt_tokens: expect.any(Number), completion_tokens: 4 },
    },
    source: REFERENCE,
  },
  {
    does: 'cuts an answer at its limit',
    request: ask({ ...question, max_completion_tokens: 2 }),
    answers: 200,
    with: { choices: [{ finish_reason: 'length', message: { content: '{"verdic' } }] },
    source: STRUCTURED,
  },
  {
    does: 'knows deployments by their name, not models',
    request: ask({ ...question, model: 'gpt-4.1-mini' }),
    answers: 404,
    with: { error: { code: 'DeploymentNotFound' } },
    source: ERRORS,
  },
  {
    does: 'takes no temperature for a model that thinks first',
    request: ask({ ...question, model: 'thinker', temperature: 0 }),
    answers: 400,
    with: refused(/'temperature' is not supported/),
    source: REASONING,
  },
  {
    does: 'takes an object only where it is closed',
    request: ask(held({ additionalProperties: undefined })),
    answers: 400,
    with: refused(/'additionalProperties' is required to be supplied and to be false/),
    source: STRUCTURED,
  },
  {
    does: 'takes no optional property',
    request: ask(held({ required: [] })),
    answers: 400,
    with: refused(/Missing 'verdict'/),
    source: STRUCTURED,
  },
  {
    does: 'takes no bounds',
    request: ask(held({ properties: { verdict: { type: 'string', maxLength: 3 } } })),
    answers: 400,
    with: refused(/'maxLength' is not permitted/),
    source: STRUCTURED,
  },
  {
    does: 'takes no bounds of the items of a list either',
    request: ask(
      held({ properties: { verdict: { type: 'array', items: { type: 'number', minimum: 0 } } } }),
    ),
    answers: 400,
    with: refused(/'minimum' is not permitted/),
    source: STRUCTURED,
  },
  {
    does: 'takes no body that is no JSON',
    request: ask('hello'),
    answers: 400,
    with: { error: { type: 'invalid_request_error' } },
    source: REFERENCE,
  },
];

test.each(TABLE.map((one) => [one.does, one] as const))(
  '%s',
  async (_, { request, answers, with: expected }) => {
    const { status, json } = await send(app, request, as('user'));
    expect(status).toBe(answers);
    expect(json).toMatchObject(expected as object);
  },
);

test.each([
  ['no token', undefined],
  ['a token for something else', as('user', 'https://management.azure.com/')],
  ['a reader of the account', as('reader')],
  ['a user of another account', as('elsewhere')],
])('%s is answered with 401, as a missing role is', async (_, authorization) => {
  const { status, json } = await send(app, ask(question), authorization);
  expect({ status, json }).toMatchObject({
    status: 401,
    json: { error: { code: 'PermissionDenied' } },
  });
  expect(model.asked).toEqual([]);
});

test('it takes tokens of the classic audience, too', async () => {
  const authorization = as('user', 'https://cognitiveservices.azure.com');
  expect((await send(app, ask(question), authorization)).status).toBe(200);
});

test(`a question that the filter refuses is a bad request with a code of its own (${FILTER})`, async () => {
  model.script(() => ({ kind: 'may not be asked' }));
  expect(await send(app, ask(question), as('user'))).toMatchObject({
    status: 400,
    json: { error: { code: 'content_filter', param: 'prompt' } },
  });
});

test.each([
  [
    { kind: 'refuses', why: 'No.' },
    { finish_reason: 'stop', message: { content: null, refusal: 'No.' } },
  ],
  [
    { kind: 'is filtered' },
    { finish_reason: 'content_filter', message: { content: null, refusal: null } },
  ],
] as const)('what is no answer has no content: %o', async (reply, choice) => {
  model.script(() => reply);
  expect(await send(app, ask(question), as('user'))).toMatchObject({
    status: 200,
    json: { choices: [choice] },
  });
});

test('it remembers what it was asked', async () => {
  await send(app, ask(question), as('user'));
  expect(model.asked).toEqual([
    { deployment: 'triage', instructions: 'Say what it is.', data: 'data', schema },
  ]);
});

test('a model that nobody has told anything keeps to the shape that it is held to', () => {
  const request = { deployment: 'triage', instructions: '', data: '', schema };
  const reply = new LanguageModel().ask(request);
  expect(reply).toEqual({ kind: 'says', content: '{"verdict":"b"}' });
});
