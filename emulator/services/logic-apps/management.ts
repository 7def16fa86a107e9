import type { Runtime } from '../../runtime/runtime';
import type { Workflow } from '../../runtime/workflow';
import type { AzureResources } from '../azure/resources';
import { azureError } from '../azure-error';
import { Refusal } from '../refusal';
import { authorize, checkApiVersion, principalOf, type ResourceManager } from '../resource-manager';
import { type Request, Service } from '../service';
import { type RunsQuery, listRuns, runView } from './runs';

/** What the management API of Logic Apps works with. */
export interface LogicAppsOptions extends ResourceManager {
  /** The workflows, once they are deployed. */
  readonly runtime: () => Runtime;
  readonly resources: AzureResources;
}

const API_VERSIONS = ['2016-06-01', '2019-05-01'];
const WORKFLOW =
  '/subscriptions/:subscription/resourceGroups/:group/providers/Microsoft.Logic/workflows/:workflow';

/**
 * The management API of Logic Apps, as far as playbooks read it: workflows and their runs.
 * @see https://learn.microsoft.com/rest/api/logic/workflow-runs
 */
export function logicAppsManagement(options: LogicAppsOptions): Service {
  const app = new Service('Logic Apps');
  const get = (
    path: string,
    action: string,
    answer: (workflow: Workflow, request: Request) => unknown,
  ) => {
    app.get(`${WORKFLOW}${path}`, (request) => {
      const principalId = principalOf(request, options);
      checkApiVersion(request, API_VERSIONS);
      const id = /^.*\/workflows\/[^/?]+/i.exec(decodeURIComponent(request.url))?.[0] ?? '';
      authorize(options, principalId, `Microsoft.Logic/workflows/${action}`, id);
      const workflow = options.runtime().workflow(id);
      if (workflow === undefined) throw notFound(`The workflow '${id}' could not be found.`);
      return answer(workflow, request);
    });
  };
  get('', 'read', (workflow) => {
    const found = options.resources.find(workflow.id);
    if (found === undefined) throw notFound(`The workflow '${workflow.id}' could not be found.`);
    const { id, name, type, rest } = found;
    return { id, name, type, ...rest };
  });
  get('/runs', 'runs/read', (workflow, { query, url }) =>
    listRuns(workflow, query as RunsQuery, `https://${options.cloud.resourceManager}${url}`),
  );
  get('/runs/:run', 'runs/read', (workflow, { params }) => {
    const { run: name = '' } = params as Readonly<Record<string, string>>;
    const run = workflow.runs.find((each) => each.name === name);
    if (run === undefined) throw notFound(`The workflow run '${name}' could not be found.`);
    return runView(run);
  });
  return app;
}

const notFound = (message: string) => new Refusal(azureError(404, 'ResourceNotFound', message));
