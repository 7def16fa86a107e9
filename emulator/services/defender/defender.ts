import { NotImplementedError } from '../../runtime/errors';
import type { Permissions } from '../../roles';
import { type Request, Service, jsonOf } from '../service';
import type { TokenIssuer } from '../token-issuer';
import { defenderError } from './errors';
import { readFilter } from './filter';
import { CallLimits } from './limits';
import type { AskedAction, DefenderTenant, Machine } from './tenant';

/** The host of the API in the public cloud. */
export const DEFENDER_HOST = 'api.security.microsoft.com';

/** What tokens for the API are issued for. */
const AUDIENCE = 'https://api.securitycenter.microsoft.com';

const API = 'WindowsDefenderATP';
const READ = ['Machine.Read.All', 'Machine.ReadWrite.All'];
const ISOLATE = ['Machine.Isolate'];

/** What the API works with. */
export interface DefenderOptions {
  readonly tenant: DefenderTenant;
  readonly tokens: TokenIssuer;
  readonly permissions: Permissions;
  /** The name of a principal, as actions show who has asked. */
  readonly nameOf: (principalId: string) => string;
}

/**
 * Machines of Defender for Endpoint, and what is asked of them.
 * @see https://learn.microsoft.com/defender-endpoint/api/machine
 * @see https://learn.microsoft.com/defender-endpoint/api/machineaction
 */
export function defender(options: DefenderOptions): Service {
  const { tenant } = options;
  const app = new Service('Defender for Endpoint');
  const limits = new CallLimits(tenant.now);
  const enter = (request: Request, call: string, roles: readonly string[]): string => {
    const principal = callerOf(options, request, roles);
    limits.count(call);
    return principal;
  };

  app.get('/api/machines', (request) => {
    enter(request, 'machines', READ);
    const isWanted = readFilter(filterOf(request), MACHINE_NAMES);
    const value = tenant.machines().map(machineView).filter(isWanted);
    if (value.length === 0) throw defenderError(404, 'ResourceNotFound', 'No recent machines.');
    return { '@odata.context': `https://${DEFENDER_HOST}/api/$metadata#Machines`, value };
  });
  app.get('/api/machineactions', (request) => {
    enter(request, 'machineactions', READ);
    const isWanted = readFilter(filterOf(request), ACTION_NAMES);
    const value = tenant
      .actions()
      .map((action) => actionView(tenant, action))
      .filter(isWanted);
    return { '@odata.context': `https://${DEFENDER_HOST}/api/$metadata#MachineActions`, value };
  });
  app.post('/api/machines/:id/isolate', (request, reply) => {
    const principal = enter(request, 'isolate', ISOLATE);
    const { comment, isolationType } = bodyOf(request);
    if (!['Full', 'Selective', 'UnManagedDevice'].includes(isolationType ?? '')) {
      throw defenderError(400, 'InvalidInput', 'IsolationType is none that there is.');
    }
    const what = { type: 'Isolate', scope: isolationType ?? null, comment } as const;
    return reply.code(201).send(ask(options, request, what, principal));
  });
  app.post('/api/machines/:id/unisolate', (request, reply) => {
    const principal = enter(request, 'unisolate', ISOLATE);
    const what = { type: 'Unisolate', scope: null, comment: bodyOf(request).comment } as const;
    return reply.code(201).send(ask(options, request, what, principal));
  });
  return app;
}

function callerOf(
  { tokens, permissions }: DefenderOptions,
  { headers }: Request,
  roles: readonly string[],
): string {
  const token = tokens.read(headers['authorization']);
  if (token?.audience !== AUDIENCE) {
    throw defenderError(401, 'Unauthorized', 'The token is none, or is for another audience.');
  }
  if (permissions.holds(token.principalId, API, roles)) return token.principalId;
  throw defenderError(
    403,
    'Forbidden',
    `The application does not have any of the required application permissions (${roles.join(', ')}).`,
  );
}

/** Parameters beside the filter would change the answer. */
function filterOf({ query }: Request): string | undefined {
  const { $filter, ...others } = query as Readonly<Record<string, string>>;
  const [other] = Object.keys(others);
  if (other !== undefined) throw new NotImplementedError(`the query parameter '${other}'`);
  return $filter;
}

function bodyOf(request: Request) {
  const body = jsonOf(request.body);
  const given: Readonly<Record<string, unknown>> =
    typeof body === 'object' && body !== null ? { ...body } : {};
  const { Comment: comment, IsolationType: type, ...others } = given;
  const [other] = Object.keys(others);
  if (other !== undefined) throw new NotImplementedError(`'${other}' of a machine action`);
  if (typeof comment !== 'string' || comment.trim() === '') {
    throw defenderError(400, 'InvalidInput', 'Comment is required.');
  }
  return { comment, isolationType: typeof type === 'string' ? type : undefined };
}

function ask(
  { tenant, nameOf }: DefenderOptions,
  { params }: Request,
  what: Pick<AskedAction, 'type' | 'scope' | 'comment'>,
  principalId: string,
) {
  const { id = '' } = params as Readonly<Record<string, string>>;
  const machine = tenant.machine(id);
  if (machine === undefined) {
    throw defenderError(404, 'ResourceNotFound', `Machine ${id} was not found.`);
  }
  if (tenant.isBusy(machine)) {
    throw defenderError(400, 'ActiveRequestAlreadyExists', 'Action is already in progress.');
  }
  return actionView(tenant, tenant.ask(machine, { ...what, requestor: nameOf(principalId) }));
}

const MACHINE_NAMES = ['id', 'computerDnsName', 'healthStatus', 'onboardingStatus'];
const ACTION_NAMES = ['id', 'machineId', 'type', 'status', 'requestor'];

const machineView = ({ id, name, health }: Machine) => ({
  id,
  computerDnsName: name.toLowerCase(),
  healthStatus: health,
  onboardingStatus: 'Onboarded',
  osPlatform: 'Windows11',
  machineTags: [],
});

const actionView = (tenant: DefenderTenant, action: AskedAction) => ({
  id: action.id,
  type: action.type,
  scope: action.scope,
  requestor: action.requestor,
  requestorComment: action.comment,
  status: tenant.statusOf(action),
  machineId: action.machine.id,
  computerDnsName: action.machine.name.toLowerCase(),
  creationDateTimeUtc: new Date(action.asked).toISOString().replace('Z', '0000Z'),
});
