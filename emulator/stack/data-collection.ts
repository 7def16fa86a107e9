import { z } from 'zod';

import type { Block } from './document';
import { StackError } from './error';
import type { DataCollectionRule, RowStream } from './model';
import { nested, readBlock } from './read-block';
import type { Resolver } from './resolver';

const tags = z.record(z.string(), z.string()).optional();

const endpoint = z.strictObject({
  name: z.string(),
  resource_group_name: z.string(),
  location: z.string(),
  description: z.string().optional(),
  tags,
});

const column = z.strictObject({ name: z.string(), type: z.string() });

const rule = z.strictObject({
  name: z.string(),
  resource_group_name: z.string(),
  location: z.string(),
  description: z.string().optional(),
  data_collection_endpoint_id: z.string(),
  stream_declaration: nested(z.strictObject({ stream_name: z.string(), column: nested(column) })),
  destinations: nested(
    z.strictObject({
      log_analytics: nested(
        z.strictObject({ name: z.string(), workspace_resource_id: z.string() }),
      ),
    }),
  ),
  data_flow: nested(
    z.strictObject({
      streams: z.array(z.string()),
      destinations: z.array(z.string()),
      output_stream: z.string(),
      // A query of its own on the way is nothing that the emulator runs.
      transform_kql: z.literal('source'),
    }),
  ),
  tags,
});

const table = z.strictObject({
  name: z.string().regex(/_CL$/),
  workspace_id: z.string(),
  description: z.string().optional(),
  column: nested(column),
});

/** Columns that every table has: none of its own may be called so. @see https://learn.microsoft.com/azure/azure-monitor/logs/create-custom-table */
const RESERVED = ['_ResourceId', 'id', '_SubscriptionId', 'TenantId', 'Type', 'UniqueId', 'Title'];

/** Reads a data collection rule; its table has to be in the stack, with the same columns. */
export function readDataCollectionRule(block: Block, resolver: Resolver): DataCollectionRule {
  const read = readBlock(block, rule, resolver);
  const blocks = [...resolver.document.blocks.values()];
  const host = blocks.find(
    (one) =>
      one.type === 'azurerm_monitor_data_collection_endpoint' &&
      resolver.attribute(one, 'id') === read.data_collection_endpoint_id,
  );
  if (host === undefined) {
    throw new StackError(
      block.address,
      'names a data collection endpoint that is not in the stack',
    );
  }
  const { location } = readBlock(host, endpoint, resolver);
  if (location !== read.location) {
    throw new StackError(block.address, 'and its endpoint should be in one region');
  }
  const tables = blocks
    .filter(({ type }) => type === 'azurerm_log_analytics_workspace_table_custom_log')
    .map((one) => readBlock(one, table, resolver));
  const streams = read.stream_declaration.map(
    ({ stream_name: name, column: columns }): RowStream => {
      const flow = read.data_flow.find((one) => one.streams.includes(name));
      const to = tables.find((one) => `Custom-${one.name}` === flow?.output_stream);
      if (to === undefined) {
        throw new StackError(block.address, `brings '${name}' to no table of the stack`);
      }
      const types = Object.fromEntries(columns.map((one) => [one.name, one.type]));
      const stored = Object.fromEntries(to.column.map((one) => [one.name, one.type.toLowerCase()]));
      const odd = Object.keys({ ...types, ...stored }).filter(
        (one) => types[one] !== stored[one] || RESERVED.includes(one),
      );
      if (odd.length > 0) {
        throw new StackError(
          block.address,
          `and the table '${to.name}' differ in, or may not have, ${odd.join(', ')}`,
        );
      }
      return { name, table: to.name, columns: types };
    },
  );
  return {
    address: block.address,
    id: String(resolver.attribute(block, 'id')),
    immutableId: String(resolver.attribute(block, 'immutable_id')),
    host: new URL(String(resolver.attribute(host, 'logs_ingestion_endpoint'))).host,
    streams,
  };
}
