import { NotImplementedError } from '../../runtime/errors';
import { azureError } from '../azure-error';
import { Refusal } from '../refusal';
import { authorize, checkApiVersion, principalOf, type ResourceManager } from '../resource-manager';
import { type Request, Service } from '../service';
import { KINDS, type ResourceKind } from './resource-kinds';
import type { AzureResource, AzureResources, JsonObject } from './resources';
import { listRoleAssignments } from './role-assignments';

/** What the resource API works with. */
export interface ResourceApiOptions extends ResourceManager {
  readonly resources: AzureResources;
}

/** Lists on a resource: of the diagnostic settings there, of the catalogue of Content Hub, of the providers of a subscription. */
const LIST =
  /^(?<on>.*)\/providers(?:\/(?<type>Microsoft\.Insights\/diagnosticSettings|Microsoft\.SecurityInsights\/contentProductPackages))?$/i;
const BY_CONTENT_ID = /^properties\/contentId eq '(?<wanted>[^']*)'$/i;
const ROLE_ASSIGNMENTS = /^(?<scope>.*)\/providers\/Microsoft\.Authorization\/roleAssignments$/i;

/**
 * Azure Resource Manager, as far as somebody reads there how an environment is deployed.
 * @see https://learn.microsoft.com/rest/api/resources/resources/get-by-id
 */
export function resourceApi(options: ResourceApiOptions): Service {
  const app = new Service('Azure Resource Manager');
  app.get('/subscriptions/*', (request) => {
    const principalId = principalOf(request, options);
    const path = decodeURIComponent(request.url.split('?')[0] ?? '');
    const { scope } = ROLE_ASSIGNMENTS.exec(path)?.groups ?? {};
    if (scope !== undefined) return listRoleAssignments(options, request, principalId, scope);
    const list = LIST.exec(path)?.groups;
    return list === undefined
      ? one(options, request, principalId, path)
      : all(options, request, principalId, list['on'] ?? '', list['type']);
  });
  return app;
}

function one(
  options: ResourceApiOptions,
  request: Request,
  principalId: string,
  id: string,
): JsonObject {
  const type = typeOf(id);
  const kind = kindOf(type);
  checkApiVersion(request, kind.apiVersions);
  authorize(options, principalId, kind.action, id);
  const found = options.resources.find(id);
  if (found !== undefined) return view(found);
  throw new Refusal(
    azureError(404, kind.missing ?? 'ResourceNotFound', `The resource '${id}' was not found.`),
  );
}

function all(
  options: ResourceApiOptions,
  request: Request,
  principalId: string,
  on: string,
  type: string | undefined,
) {
  const kind = kindOf(type ?? 'Microsoft.Resources/providers');
  checkApiVersion(request, kind.apiVersions);
  authorize(options, principalId, kind.action, on);
  const { resources } = options;
  const found =
    type === undefined
      ? resources.under(on, 'Microsoft.Resources/providers')
      : resources.under(on, type);
  const { $filter } = request.query as Readonly<Record<string, string>>;
  return { value: found.filter(testOf($filter)).map(view) };
}

/** What a list is narrowed to. */
function testOf(filter: string | undefined): (resource: AzureResource) => boolean {
  if (filter === undefined) return () => true;
  const wanted = BY_CONTENT_ID.exec(filter)?.groups?.['wanted'];
  if (wanted === undefined) {
    throw new NotImplementedError(`Azure Resource Manager: the filter '${filter}'`);
  }
  return ({ rest: { properties } }) =>
    typeof properties === 'object' &&
    properties !== null &&
    Reflect.get(properties, 'contentId') === wanted;
}

const view = ({ id, name, type, rest }: AzureResource): JsonObject => ({ id, name, type, ...rest });

/** The type in a resource's id. */
function typeOf(id: string): string {
  if (/^\/subscriptions\/[^/]+$/i.test(id)) return 'Microsoft.Resources/subscriptions';
  if (/^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+$/i.test(id)) {
    return 'Microsoft.Resources/resourceGroups';
  }
  const [, last = ''] = /.*\/providers\/([^/]+\/[^/]+)\/[^/]+$/i.exec(id) ?? [];
  return last;
}

function kindOf(type: string): ResourceKind {
  const kind = KINDS[type.toLowerCase()];
  if (kind !== undefined) return kind;
  throw new NotImplementedError(
    `Azure Resource Manager: resources of the type '${type}'; the emulator tells of ${Object.keys(KINDS).join(', ')}`,
  );
}
