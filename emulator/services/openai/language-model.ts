/** What a model was asked. */
export interface ChatRequest {
  readonly deployment: string;
  /** What the caller told it to do. */
  readonly instructions: string;
  /** What it is to do it with. */
  readonly data: string;
  /** The JSON schema that the caller holds it to. */
  readonly schema: unknown;
}

/** What a model does with a question. */
export type ChatReply =
  /** Its message, as it is: a model that does not keep to the schema says what it likes. */
  | { readonly kind: 'says'; readonly content: string }
  | { readonly kind: 'refuses'; readonly why: string }
  /** The content filter takes its answer away. */
  | { readonly kind: 'is filtered' }
  /** The content filter refuses the question. */
  | { readonly kind: 'may not be asked' };

/** Answers questions. */
export type Script = (request: ChatRequest) => ChatReply;

/** A model that knows nothing: it answers in the shape that it is held to, with the last word of each closed list, and otherwise with as little as there can be. */
const KNOWS_NOTHING: Script = ({ schema }) => ({
  kind: 'says',
  content: JSON.stringify(leastOf(schema)),
});

function leastOf(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) return null;
  const given = new Map<string, unknown>(Object.entries(schema));
  const words = given.get('enum');
  if (Array.isArray(words)) return words.at(-1);
  switch (given.get('type')) {
    case 'object':
      return Object.fromEntries(
        Object.entries(given.get('properties') ?? {}).map(([name, one]) => [name, leastOf(one)]),
      );
    case 'array':
      return [];
    case 'number':
    case 'integer':
      return 0;
    case 'boolean':
      return false;
    default:
      return '';
  }
}

/** A language model whose answers a script gives, and what it was asked. */
export class LanguageModel {
  #script: Script = KNOWS_NOTHING;
  #asked: ChatRequest[] = [];

  /** What it was asked so far. */
  get asked(): readonly ChatRequest[] {
    return [...this.#asked];
  }

  /** From now on it answers like this, until it is told otherwise. */
  script(script: Script): void {
    this.#script = script;
  }

  /** Answers a question. */
  ask(request: ChatRequest): ChatReply {
    this.#asked.push(request);
    return this.#script(request);
  }

  /** Forgets what it was asked. */
  reset(): void {
    this.#asked = [];
  }
}
