import * as z from 'zod';
import { filled, text, wholeNumber } from './rule';

/** Where prompts may be processed: in the region, in the data zone (EU or US), or anywhere. */
const DEPLOYMENT_SKUS = ['Standard', 'DataZoneStandard', 'GlobalStandard'] as const;

const modelName = () =>
  text(/^[a-z0-9][a-z0-9.-]{1,63}$/, "is no model name; write it like 'gpt-4.1-mini'");

/** The audience that the newest documentation of Azure OpenAI names for its tokens. */
const AUDIENCE = 'https://ai.azure.com';

const audience = z
  .enum([AUDIENCE, 'https://cognitiveservices.azure.com', 'https://cognitiveservices.azure.us'])
  .describe('what the tokens for the model are made for; change it where the model answers 401')
  .default(AUDIENCE);

const deployed = z.strictObject({
  kind: z.literal('deployed').describe('the deployment makes an account and a model of its own'),
  name: modelName()
    .describe('the model; it has to know structured outputs')
    .default('gpt-4.1-mini'),
  version: text(/^\d{4}-\d{2}-\d{2}$/, "is no model version; write it like '2025-04-14'")
    .describe('its version, which does not change by itself')
    .default('2025-04-14'),
  capacity: wholeNumber(1, 5_000)
    .describe('thousand tokens a minute: what it takes at most, whoever floods it')
    .default(30),
  sku: z
    .enum(DEPLOYMENT_SKUS)
    .describe(
      'where prompts may be processed: in the region (`Standard`), in the EU or US (`DataZoneStandard`), or anywhere (`GlobalStandard`)',
    )
    .default('DataZoneStandard'),
  audience,
});

const ACCOUNT =
  /^\/subscriptions\/[0-9a-f-]{36}\/resourceGroups\/[-\w.()]{1,90}\/providers\/Microsoft\.CognitiveServices\/accounts\/[a-z0-9-]{2,64}$/i;

const existing = z.strictObject({
  kind: z.literal('existing').describe('an account and a deployment that exist already'),
  endpoint: text(
    /^https:\/\/[a-z0-9-]{2,64}\.(openai\.azure\.(com|us)|services\.ai\.azure\.com)$/,
    "is no endpoint of Azure OpenAI; write it like 'https://acme-soc.openai.azure.com'",
  ).describe('its endpoint'),
  account: text(
    ACCOUNT,
    "is no account's resource id; write it like '/subscriptions/…/resourceGroups/…/providers/Microsoft.CognitiveServices/accounts/…'",
  ).describe("the account's resource id, on which the playbook may then ask models"),
  deployment: filled().describe("the deployment's name"),
  name: modelName().describe('the model that it runs, such as `gpt-4.1-mini`'),
  audience,
});

/** The model that is asked. */
export const triageModelSchema = z
  .discriminatedUnion('kind', [deployed, existing])
  .describe('the language model that is asked, in Azure OpenAI')
  .prefault({ kind: 'deployed' });
