import { NotImplementedError } from '../../runtime/errors';
import type { Json } from '../../../workflow/parameter';
import { azureError } from '../azure-error';
import { type JsonObject, isObject, textAt } from '../jira/values';
import { Refusal } from '../refusal';
import { type ResourceManager, authorize, checkApiVersion, principalOf } from '../resource-manager';
import { type Request, Service, jsonOf } from '../service';
import type { StixObjects } from './objects';
import { messagesFor } from './validation';

/** The host of the API. */
export const UPLOAD_HOST = 'api.ti.sentinel.azure.com';

const API_VERSIONS = ['2024-02-01-preview'];
const MOST_OBJECTS = 100;
const MOST_REQUESTS = 100;
const MINUTE = 60_000;

/** What the upload API works with. */
export interface UploadApiOptions extends ResourceManager {
  /** The workspace: its resource id, on which roles are granted, and its own id, by which it is called here. */
  readonly workspace: { readonly id: string; readonly ownId: string };
  readonly objects: StixObjects;
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * The upload API of Sentinel's threat intelligence, whose limits hold for a workspace.
 * @see https://learn.microsoft.com/azure/sentinel/stix-objects-api
 * @see https://learn.microsoft.com/azure/sentinel/sentinel-service-limits
 */
export function uploadApi(options: UploadApiOptions): Service {
  const { objects, workspace, now } = options;
  const app = new Service('Threat intelligence');
  let recent: number[] = [];
  // A colon names a parameter in a route: the method's name has one of its own.
  app.post('/workspaces/:workspace/threat-intelligence-stix-objects:method', (request, reply) => {
    const principal = principalOf(request, options);
    checkApiVersion(request, API_VERSIONS);
    const { workspace: ownId, method } = request.params as Readonly<
      Record<'workspace' | 'method', string>
    >;
    if (method !== ':upload') throw new NotImplementedError(`the method '${method}'`);
    if (ownId.toLowerCase() !== workspace.ownId.toLowerCase()) {
      throw new Refusal(azureError(403, 'Forbidden', `No workspace ${ownId} is known.`));
    }
    authorize(
      options,
      principal,
      'Microsoft.SecurityInsights/threatIntelligence/indicators/write',
      workspace.id,
    );
    recent = recent.filter((time) => time > now() - MINUTE);
    if (recent.length >= MOST_REQUESTS) throw tooMany((recent[0] ?? 0) + MINUTE - now());
    recent.push(now());
    const errors = objectsOf(request).flatMap((object, recordIndex) => {
      const known = objects.get(textAt(object, 'id') ?? '');
      const errorMessages = messagesFor(object, known);
      if (errorMessages.length > 0) return [{ recordIndex, errorMessages }];
      objects.take(object);
      return [];
    });
    return errors.length === 0 ? reply.code(200) : { errors };
  });
  return app;
}

/** The objects of a body. @throws Refusal with 400 where the body as a whole is not what the API takes */
function objectsOf(request: Request): readonly JsonObject[] {
  const bad = (message: string) => new Refusal(azureError(400, 'BadRequest', message));
  const body = jsonOf(request.body) as Json | undefined;
  if (!isObject(body)) throw bad('The body is no JSON object.');
  const { sourcesystem: source, stixobjects: given } = body;
  if (typeof source !== 'string' || source === '' || source === 'Microsoft Sentinel') {
    throw bad('sourcesystem is required, and must not be Microsoft Sentinel.');
  }
  if (!Array.isArray(given) || given.length === 0) throw bad('stixobjects is required.');
  if (given.length > MOST_OBJECTS) {
    throw bad(`stixobjects has ${given.length} objects; a request may have ${MOST_OBJECTS}.`);
  }
  const found = given.filter(isObject);
  if (found.length < given.length) throw bad('stixobjects holds something that is no object.');
  return found;
}

const tooMany = (wait: number): Refusal => {
  const { status, body } = azureError(
    429,
    'TooManyRequests',
    `A minute may have ${MOST_REQUESTS} requests.`,
  );
  const seconds = Math.max(1, Math.ceil(wait / 1000));
  return new Refusal({ status, body, headers: { 'Retry-After': String(seconds) } });
};
