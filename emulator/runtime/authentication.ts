import { toText } from '../expression/text';
import { type DataObject, type Data, isObject } from '../expression/value';
import type { CompiledAction } from './compile';
import { ActionFailure } from './errors';
import type { Authentication } from './outbound';

/** The parts of an `authentication` that the run history never shows. */
const HIDDEN: ReadonlySet<string> = new Set(['password', 'secret', 'value', 'pfx']);

/**
 * Whom a token of a managed identity is for unless the action says otherwise.
 * @see https://learn.microsoft.com/azure/logic-apps/authenticate-with-managed-identity
 */
const MANAGEMENT = 'https://management.azure.com/';

const SANITIZED = '*sanitized*';

/** The inputs of a call as the run history shows them. */
export function sanitized(inputs: DataObject): DataObject {
  const authentication = inputs['authentication'] ?? null;
  if (!isObject(authentication)) return inputs;
  const shown = Object.entries(authentication).map(([name, value]): [string, Data] => [
    name,
    HIDDEN.has(name.toLowerCase()) ? SANITIZED : value,
  ]);
  return { ...inputs, authentication: Object.fromEntries(shown) };
}

/**
 * Reads what a call is signed with.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app#authentication-types-supported-triggers-actions
 */
export function readAuthentication(
  action: CompiledAction,
  inputs: DataObject,
  identity: string | undefined,
): Authentication | undefined {
  const authentication = inputs['authentication'] ?? null;
  if (!isObject(authentication) || Object.keys(authentication).length === 0) return undefined;
  const part = (name: string): string => {
    const value = authentication[name] ?? null;
    if (value === null) throw invalid(action, `lacks '${name}'`);
    return toText(value);
  };
  const type = part('type');
  switch (type.toLowerCase()) {
    case 'none':
      return undefined;
    case 'managedserviceidentity': {
      const given = authentication['identity'];
      return {
        type: 'ManagedServiceIdentity',
        audience: toText(authentication['audience'] ?? MANAGEMENT),
        identity: given === undefined ? identity : toText(given),
      };
    }
    case 'basic':
      return { type: 'Basic', username: part('username'), password: part('password') };
    case 'activedirectoryoauth': {
      const authority = authentication['authority'];
      return {
        type: 'ActiveDirectoryOAuth',
        tenant: part('tenant'),
        audience: part('audience'),
        clientId: part('clientId'),
        secret: part(isNull(authentication['secret']) ? 'pfx' : 'secret'),
        ...(authority === undefined ? {} : { authority: toText(authority) }),
      };
    }
    case 'raw':
      return { type: 'Raw', value: part('value') };
    case 'clientcertificate':
      return { type: 'ClientCertificate', pfx: part('pfx') };
    default:
      throw invalid(
        action,
        `has the type '${type}', which is none of None, Basic, ClientCertificate, ActiveDirectoryOAuth, Raw, ` +
          'ManagedServiceIdentity',
      );
  }
}

const isNull = (value: Data | undefined): boolean => value === undefined || value === null;

const invalid = (action: CompiledAction, what: string): ActionFailure =>
  new ActionFailure(
    'BadRequest',
    `The authentication of action '${action.name}' ${what}.`,
    'InvalidAuthentication',
  );
