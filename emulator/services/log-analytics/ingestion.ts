import { z } from 'zod';

import type { Permissions } from '../../roles';
import { NotImplementedError } from '../../runtime/errors';
import type { Cloud } from '../../stack/cloud';
import type { DataCollectionRule, RowStream } from '../../stack/model';
import { azureError } from '../azure-error';
import { Refusal } from '../refusal';
import { Service, jsonOf } from '../service';
import type { TokenIssuer } from '../token-issuer';
import type { CustomTables, TableRow } from './rows';

/** What a data collection endpoint works with. */
export interface IngestionOptions {
  readonly cloud: Cloud;
  readonly rules: readonly DataCollectionRule[];
  readonly tokens: TokenIssuer;
  readonly permissions: Permissions;
  readonly tables: CustomTables;
}

const WRITE = 'Microsoft.Insights/Telemetry/Write';

/** The most bytes of one call. @see https://learn.microsoft.com/azure/azure-monitor/service-limits#logs-ingestion-api */
const MOST_BYTES = 1_048_576;

const API_VERSION = '2023-01-01';

/** What a value of a column has to be. */
const TYPES: Readonly<Record<string, z.ZodType>> = {
  string: z.string(),
  datetime: z.iso.datetime(),
  int: z.int(),
  real: z.number(),
  boolean: z.boolean(),
};

/**
 * Takes rows for custom tables.
 * @see https://learn.microsoft.com/azure/azure-monitor/logs/logs-ingestion-api-overview
 */
export function ingestion(options: IngestionOptions): Service {
  const { cloud, rules, tokens, permissions, tables } = options;
  const app = new Service('Logs Ingestion');
  app.post(
    '/dataCollectionRules/:rule/streams/:stream',
    ({ headers, params, query, body }, reply) => {
      const token = tokens.read(headers['authorization']);
      if (token?.audience !== cloud.ingestionAudience) {
        throw new Refusal(azureError(401, 'InvalidToken', 'The token is not for Azure Monitor.'));
      }
      const { rule: id, stream: name } = params as Readonly<Record<string, string>>;
      const rule = rules.find(({ immutableId }) => immutableId === id);
      if (rule === undefined) {
        throw new Refusal(
          azureError(404, 'NotFound', `Data collection rule '${id}' was not found.`),
        );
      }
      const { principalId } = token;
      if (!permissions.allows({ principalId, action: WRITE, plane: 'data', scope: rule.id })) {
        throw new Refusal(
          azureError(
            403,
            'OperationFailed',
            'The authentication token provided does not have access to ingest data for the data collection rule.',
          ),
        );
      }
      const { 'api-version': version } = query as Readonly<Record<string, string>>;
      if (version !== API_VERSION) throw invalid(`The api-version '${version}' is not supported.`);
      const stream = rule.streams.find((one) => one.name === name);
      if (stream === undefined) throw invalid(`The stream '${name}' is not declared.`);
      if (typeof body === 'string' && Buffer.byteLength(body) > MOST_BYTES) {
        throw new Refusal(azureError(413, 'ContentLengthLimitExceeded', 'More than 1 MB.'));
      }
      const rows = z.array(z.record(z.string(), z.unknown())).min(1).safeParse(jsonOf(body));
      if (!rows.success) throw invalid('The body is no JSON array of records.');
      for (const row of rows.data) tables.add(stream.table, checked(row, stream));
      return reply.code(204);
    },
  );
  return app;
}

/**
 * A row whose values have the types of their columns. The real service takes what it does not know and drops it without a word, so that nobody
 * would see the mistake: the emulator refuses to guess.
 */
function checked(row: TableRow, { name, columns }: RowStream): TableRow {
  for (const [column, value] of Object.entries(row)) {
    const type = TYPES[columns[column] ?? ''];
    if (type === undefined) {
      throw new NotImplementedError(`the stream '${name}' has no column '${column}'`);
    }
    if (value !== null && !type.safeParse(value).success) {
      throw new NotImplementedError(
        `the column '${column}' of the stream '${name}' is no ${columns[column]}: ${JSON.stringify(value)}`,
      );
    }
  }
  if (typeof row['TimeGenerated'] !== 'string') throw invalid('TimeGenerated is missing.');
  return row;
}

const invalid = (message: string): Refusal =>
  new Refusal(azureError(400, 'InvalidRequest', message));
