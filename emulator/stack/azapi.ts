import { z } from 'zod';

import type { Json } from '../../workflow/parameter';
import type { DefinitionJson } from '../../workflow/schema';
import type { Block } from './document';
import { StackError } from './error';
import { madeUpGuid } from './made-up';
import type { Connection, Solution, Workflow } from './model';
import { nested, readBlock } from './read-block';
import type { Resolver } from './resolver';
import { readSolution } from './solutions';

const record = z.record(z.string(), z.unknown());

/** What azapi resources have in common; how azapi itself works does not change what Azure makes. */
const resource = {
  type: z.string(),
  name: z.string(),
  parent_id: z.string(),
  location: z.string(),
  tags: z.record(z.string(), z.string()).default({}),
  ignore_casing: z.boolean().optional(),
  ignore_missing_property: z.boolean().optional(),
  ignore_null_property: z.boolean().optional(),
  locks: z.array(z.string()).optional(),
  response_export_values: z.unknown().optional(),
  retry: z.unknown().optional(),
  schema_validation_enabled: z.boolean().optional(),
};

const definition = z.custom<DefinitionJson>(
  (value) => z.looseObject({ triggers: record, actions: record }).safeParse(value).success,
  'is no workflow definition: it should have triggers and actions',
);

const workflow = z.strictObject({
  ...resource,
  identity: nested(
    z.strictObject({
      type: z.enum(['SystemAssigned', 'UserAssigned', 'SystemAssigned, UserAssigned']),
      identity_ids: z.array(z.string()).default([]),
    }),
  ),
  body: z.strictObject({
    properties: z.strictObject({
      state: z.enum(['Enabled', 'Disabled']).default('Enabled'),
      definition,
      parameters: z
        .record(
          z.string(),
          z.strictObject({ value: z.custom<Json>((value) => value !== undefined) }),
        )
        .default({}),
    }),
  }),
});

const connection = z.strictObject({
  ...resource,
  body: z.strictObject({
    kind: z.literal('V1').optional(),
    properties: z.strictObject({
      displayName: z.string(),
      customParameterValues: record.optional(),
      // A connection signs in with the workflow's managed identity; other kinds hold credentials of their own.
      parameterValueType: z.literal('Alternative'),
      alternativeParameterValues: record.optional(),
      api: z.strictObject({ id: z.string() }),
    }),
  }),
});

/** azapi types that no playbook run depends on. */
const IGNORED = new Set(['Microsoft.SecurityInsights/settings']);

/** What azapi declares in a stack. */
interface Declared {
  readonly workflows: readonly Workflow[];
  readonly connections: readonly Connection[];
  readonly solutions: readonly Solution[];
}

/** Reads the resources of a stack that azapi declares. */
export function readAzapi(blocks: readonly Block[], resolver: Resolver): Declared {
  const typed = blocks.map((block) => ({
    block,
    type: resolver.text(block.attributes['type'], `${block.address}.type`).split('@')[0] ?? '',
  }));
  for (const { block, type } of typed) {
    if (KNOWN.has(type) || IGNORED.has(type)) continue;
    throw new StackError(
      block.address,
      `is of the type '${type}', which the emulator does not know; it knows ${[...KNOWN].join(' and ')}`,
    );
  }
  const of = (wanted: string) =>
    typed.filter(({ type }) => type === wanted).map(({ block }) => block);
  return {
    workflows: of('Microsoft.Logic/workflows').map((block) => readWorkflow(block, resolver)),
    connections: of('Microsoft.Web/connections').map((block) => readConnection(block, resolver)),
    solutions: of('Microsoft.SecurityInsights/contentPackages').map((block) =>
      readSolution(block, resolver),
    ),
  };
}

const KNOWN = new Set([
  'Microsoft.Logic/workflows',
  'Microsoft.Web/connections',
  'Microsoft.SecurityInsights/contentPackages',
]);

function readWorkflow(block: Block, resolver: Resolver): Workflow {
  const { name, location, tags, identity, body } = readBlock(block, workflow, resolver);
  const { state, definition: runs, parameters } = body.properties;
  const system = identity.some(({ type }) => type.startsWith('SystemAssigned'));
  return {
    address: block.address,
    id: String(resolver.attribute(block, 'id')),
    name,
    location,
    enabled: state === 'Enabled',
    definition: runs,
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([key, { value }]) => [key, value]),
    ),
    identity: {
      userAssigned: identity.flatMap(({ identity_ids }) => identity_ids),
      ...(system && { systemPrincipalId: madeUpGuid(`${block.address}.principal_id`) }),
    },
    tags,
  };
}

function readConnection(block: Block, resolver: Resolver): Connection {
  const { name, body } = readBlock(block, connection, resolver);
  const api = body.properties.api.id.split('/').at(-1) ?? '';
  return { address: block.address, id: String(resolver.attribute(block, 'id')), name, api };
}
