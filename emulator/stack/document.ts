import { z } from 'zod';

import { StackError } from './error';

const blocks = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())));
const provider = z.union([
  z.array(z.record(z.string(), z.unknown())),
  z.record(z.string(), z.unknown()).transform((only) => [only]),
]);

const synthesized = z.object({
  provider: z.record(z.string(), provider).default({}),
  variable: z.record(z.string(), z.looseObject({ default: z.unknown().optional() })).default({}),
  locals: z.record(z.string(), z.unknown()).default({}),
  data: blocks.default({}),
  resource: blocks.default({}),
  ephemeral: blocks.default({}),
});

/** A block of a synthesized file: a resource, a data source or an ephemeral resource. */
export interface Block {
  /** As Terraform writes it: `azurerm_key_vault.vault`, `data.azurerm_client_config.current`. */
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A synthesized Terraform file (`cdk.tf.json`), its blocks by address. */
export interface Document {
  readonly blocks: ReadonlyMap<string, Block>;
  readonly locals: Readonly<Record<string, unknown>>;
  readonly variables: Readonly<Record<string, { readonly default?: unknown }>>;
  /** The configurations of each provider: the default one and those with an alias. */
  readonly providers: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

/** Reads the JSON of a synthesized file. */
export function readDocument(json: unknown): Document {
  const parsed = synthesized.safeParse(json);
  if (!parsed.success) {
    throw new StackError(
      'cdk.tf.json',
      `is no synthesized Terraform file; run \`cdktf synth\` first.\n${z.prettifyError(parsed.error)}`,
    );
  }
  const { resource, data, ephemeral, variable, locals, provider: providers } = parsed.data;
  const blockList = [
    ...blocksOf(resource, ''),
    ...blocksOf(data, 'data.'),
    ...blocksOf(ephemeral, 'ephemeral.'),
  ];
  return {
    blocks: new Map(blockList.map((block) => [block.address, block])),
    locals,
    variables: variable,
    providers,
  };
}

function blocksOf(types: z.infer<typeof blocks>, prefix: string): Block[] {
  return Object.entries(types).flatMap(([type, named]) =>
    Object.entries(named).map(([name, attributes]) => ({
      address: `${prefix}${type}.${name}`,
      type: `${prefix}${type}`,
      name,
      attributes,
    })),
  );
}
