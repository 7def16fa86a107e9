import type { Json } from '../../workflow/parameter';
import type { Flavour } from '../services/jira/options';
import { type Stack, StackError } from '../stack';
import type { Workflow } from '../stack/model';
import { actionsOf, type PlacedAction, property, withParameters } from './definitions';
import { secretOf } from './secret-use';

/** How playbooks sign in to a Jira site. */
export interface JiraSignIn {
  readonly flavour: Flavour;
  /** As `https://acme.atlassian.net`. */
  readonly origin: string;
  /**
   * What the paths of the API have in front, for a token with scopes: `/ex/jira/<the site's id>`.
   * @default - nothing
   */
  readonly prefix?: string;
  /**
   * The account's e-mail address.
   * @default - Data Center: the token alone signs in
   */
  readonly user?: string;
  /** The name of the secret with the token. */
  readonly secret: string;
}

/**
 * How the playbooks of a stack sign in to Jira, read from their calls; undefined where none calls one.
 * @throws StackError where they call several sites, or sign in to one in several ways
 */
export function jiraSignIn(stack: Stack): JiraSignIn | undefined {
  const all = stack.workflows.flatMap((workflow) => {
    const actions = actionsOf(workflow);
    return actions.flatMap(({ action }) => signInOf(action.inputs, workflow, actions) ?? []);
  });
  const distinct = new Map(all.map((one) => [JSON.stringify(one), one]));
  const [first, ...others] = distinct.values();
  if (others.length === 0) return first;
  const named = [first, ...others].map((one) => `${one?.origin ?? ''} as ${one?.secret ?? ''}`);
  throw new StackError(
    'azapi_resource',
    `the playbooks sign in to Jira in several ways: ${named.join(', ')}; the emulator has one site and account`,
  );
}

/**
 * Where the API is for tokens with scopes.
 * @see https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/
 */
const SCOPED = /^https:\/\/api\.atlassian\.com(\/ex\/jira\/[0-9a-f-]{36})\//i;

function signInOf(
  inputs: Json | undefined,
  workflow: Workflow,
  actions: readonly PlacedAction[],
): JiraSignIn | undefined {
  const authentication = property(inputs, 'authentication');
  const uri = withParameters(property(inputs, 'uri'), workflow);
  const origin = /https:\/\/[\w.:-]+/.exec(uri)?.[0];
  if (origin === undefined) return undefined;
  switch (property(authentication, 'type')) {
    case 'Basic': {
      const secret = secretOf(property(authentication, 'password'), workflow, actions);
      const user = withParameters(property(authentication, 'username'), workflow);
      const prefix = SCOPED.exec(uri)?.[1];
      const isJira = origin.endsWith('.atlassian.net') || prefix !== undefined;
      if (!isJira || secret === undefined || user.startsWith('@')) return undefined;
      return { flavour: 'cloud', origin, user, secret, ...(prefix !== undefined && { prefix }) };
    }
    case 'Raw': {
      const value = withParameters(property(authentication, 'value'), workflow);
      const token = /(?:body|outputs)\('[^']+'\)/.exec(value)?.[0];
      if (!uri.includes('/rest/api/2/') || !value.includes('Bearer') || token === undefined) {
        return undefined;
      }
      const secret = secretOf(`@${token}`, workflow, actions);
      return secret === undefined ? undefined : { flavour: 'dataCenter', origin, secret };
    }
    default:
      return undefined;
  }
}
