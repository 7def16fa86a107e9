import { z } from 'zod';

import type { Block } from './document';
import { StackError } from './error';
import type { Resolver } from './resolver';

/** Arguments that every Terraform block may have and that change nothing of what it makes. */
const META = new Set(['//', 'depends_on', 'lifecycle', 'provider', 'timeouts']);

/** A nested block, which may be written once or as a list. */
export const nested = <T extends z.ZodType>(item: T) =>
  z.union([z.array(item), item.transform((only) => [only])]).default([]);

/**
 * The arguments of a block with all references resolved, checked against what the emulator understands of the type.
 * An argument that is not in the schema could change what Azure does, so it is an error.
 */
export function readBlock<T extends z.ZodType>(
  block: Block,
  schema: T,
  resolver: Resolver,
): z.output<T> {
  const given = Object.entries(block.attributes).filter(([key]) => !META.has(key));
  const resolved = given.map(([key, value]) => [
    key,
    resolver.value(value, `${block.address}.${key}`),
  ]);
  const parsed = schema.safeParse(Object.fromEntries(resolved));
  if (parsed.success) return parsed.data;
  throw new StackError(
    block.address,
    `has arguments that the emulator does not understand:\n${z.prettifyError(parsed.error)}`,
  );
}
