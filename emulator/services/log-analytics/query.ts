import { z } from 'zod';

import type { Permissions } from '../../roles';
import { NotImplementedError } from '../../runtime/errors';
import type { Cloud } from '../../stack/cloud';
import { azureError } from '../azure-error';
import { Refusal } from '../refusal';
import { Service, jsonOf } from '../service';
import type { TokenIssuer } from '../token-issuer';
import { NAMED_QUERIES } from './named-queries';
import type { CustomTables } from './rows';

/** What the query service of a workspace works with. */
export interface QueryOptions {
  readonly cloud: Cloud;
  /** The workspace: its resource id, on which roles are granted, and its own GUID, by which it is called here. */
  readonly workspace: { readonly id: string; readonly ownId: string | undefined };
  readonly tokens: TokenIssuer;
  readonly permissions: Permissions;
  readonly tables: CustomTables;
  readonly now: () => number;
}

const QUERY = 'Microsoft.OperationalInsights/workspaces/query/read';

const asked = z.strictObject({ query: z.string().min(1) });

/**
 * Answers the queries that it knows by name.
 * @see https://learn.microsoft.com/azure/azure-monitor/logs/api/request-format
 */
export function logQueries(options: QueryOptions): Service {
  const { cloud, workspace, tokens, permissions, tables } = options;
  const app = new Service('Log Analytics');
  app.post('/v1/workspaces/:workspace/query', ({ headers, params, body }) => {
    const token = tokens.read(headers['authorization']);
    if (token?.audience !== cloud.logs.audience) {
      throw new Refusal(
        azureError(401, 'InvalidTokenError', 'The provided authentication token is not valid.'),
      );
    }
    const { workspace: guid } = params as Readonly<Record<string, string>>;
    if (guid !== workspace.ownId) {
      throw new Refusal(
        azureError(404, 'WorkspaceNotFoundError', 'The workspace could not be found.'),
      );
    }
    const { principalId } = token;
    if (
      !permissions.allows({ principalId, action: QUERY, plane: 'control', scope: workspace.id })
    ) {
      throw new Refusal(
        azureError(
          403,
          'InsufficientAccessError',
          'The provided credentials have insufficient access to perform the requested operation.',
        ),
      );
    }
    // Documented: without a body or its type the answer is an empty one.
    if (!/^application\/json\b/.test(headers['content-type'] ?? '')) return undefined;
    const parsed = asked.safeParse(jsonOf(body));
    if (!parsed.success) {
      throw new Refusal(
        azureError(400, 'BadArgumentError', 'The request had some invalid properties.'),
      );
    }
    return { tables: [{ name: 'PrimaryResult', ...resultOf(parsed.data.query, options, tables) }] };
  });
  return app;
}

/** @throws NotImplementedError for a query that has no name, or one that the emulator does not know */
function resultOf(text: string, { now }: QueryOptions, tables: CustomTables) {
  const name = /^\/\/ query: ([\w-]+)\n/.exec(text)?.[1] ?? '';
  const query = NAMED_QUERIES[name];
  if (query === undefined) {
    throw new NotImplementedError(
      `the query '${name || text.slice(0, 60)}' has no handler in emulator/services/log-analytics/named-queries.ts`,
    );
  }
  const valueOf = (value: string): string => {
    const [, given] = new RegExp(`^let ${value} = "?([^";\\n]*)"?;`, 'm').exec(text) ?? [];
    if (given !== undefined) return given;
    throw new NotImplementedError(`the query '${name}' has no statement 'let ${value} = …;'`);
  };
  return query({ valueOf, rows: (table) => tables.seen(table), now: now() });
}
