import { ingestion } from '../services/log-analytics/ingestion';
import { logQueries } from '../services/log-analytics/query';
import { CustomTables } from '../services/log-analytics/rows';
import { LanguageModel } from '../services/openai/language-model';
import { openAi } from '../services/openai/openai';
import type { HostRoute } from './service-map';
import type { ServicesProps } from './services';
import { workspaceIdAt } from './workspace-id';

/** A language model, and the tables that rows are sent to. */
export interface WorldTriage {
  /** What the stack's own accounts run. */
  readonly model: LanguageModel;
  readonly tables: CustomTables;
  readonly routes: readonly HostRoute[];
  reset(): void;
}

/** Sets up the model and the custom tables of a stack; undefined where it has neither. */
export function triageOf(props: ServicesProps): WorldTriage | undefined {
  const { stack, tokens, permissions, sentinel } = props;
  const { models, dataCollectionRules, cloud, workspace } = stack;
  if (models.length === 0 && dataCollectionRules.length === 0) return undefined;
  const { now } = sentinel.store;
  const model = new LanguageModel();
  const tables = new CustomTables(now);
  const hosts = [...new Set(dataCollectionRules.map(({ host }) => host))];
  return {
    model,
    tables,
    routes: [
      ...models.map((account) => ({
        service: 'openai',
        host: account.host,
        app: openAi({ account, tokens, permissions, model }),
      })),
      ...hosts.map((host) => ({
        service: 'ingestion',
        host,
        app: ingestion({
          cloud,
          rules: dataCollectionRules.filter((rule) => rule.host === host),
          tokens,
          permissions,
          tables,
        }),
      })),
      {
        service: 'log-analytics',
        host: cloud.logs.host,
        app: logQueries({
          cloud,
          workspace: { id: workspace.id, ownId: workspaceIdAt(stack, cloud.logs.host) },
          tokens,
          permissions,
          tables,
          now,
        }),
      },
    ],
    reset() {
      model.reset();
      tables.reset();
    },
  };
}
