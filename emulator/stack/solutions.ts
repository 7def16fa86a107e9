import { z } from 'zod';

import type { Block } from './document';
import type { Solution } from './model';
import { readBlock } from './read-block';
import type { Resolver } from './resolver';

const contentPackage = z.strictObject({
  type: z.string(),
  name: z.string(),
  parent_id: z.string(),
  response_export_values: z.unknown().optional(),
  body: z.strictObject({
    properties: z.strictObject({
      contentId: z.string(),
      contentProductId: z.string(),
      contentKind: z.literal('Solution'),
      displayName: z.string(),
      version: z.string(),
    }),
  }),
});

/** Reads a solution of Content Hub that a stack installs. */
export function readSolution(block: Block, resolver: Resolver): Solution {
  const { parent_id: workspaceId, body } = readBlock(block, contentPackage, resolver);
  const { contentId, contentProductId, displayName, version } = body.properties;
  const id = String(resolver.attribute(block, 'id'));
  return {
    address: block.address,
    id,
    workspaceId,
    contentId,
    contentProductId,
    displayName,
    version,
  };
}
