/** What a triage does with an answer: tells it, or acts on it as far as it has earned that. */
export const TRIAGE_MODES = ['suggest', 'apply'] as const;
export type TriageMode = (typeof TRIAGE_MODES)[number];

/** What the labels of the triage start with. */
export const TRIAGE_LABEL = 'AI';

/** What of an incident can be sent to a model. */
export const SENT_FIELDS = [
  'title',
  'description',
  'severity',
  'tactics',
  'techniques',
  'products',
  'alerts',
  'entities',
] as const;
export type SentField = (typeof SENT_FIELDS)[number];

/**
 * What the model answers: JSON in the text of its message.
 * @see https://learn.microsoft.com/azure/ai-foundry/openai/reference#chat-completions
 */
export interface ChatAnswer {
  readonly choices: readonly [
    {
      /** `stop`, `length` where the answer was cut, `content_filter`. */
      readonly finish_reason: string | null;
      readonly message: {
        readonly content: string | null;
        /** Why the model does not answer; then `content` is null. */
        readonly refusal?: string | null;
      };
    },
  ];
  readonly usage: { readonly prompt_tokens: number; readonly completion_tokens: number };
}
