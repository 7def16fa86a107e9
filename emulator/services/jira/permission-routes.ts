import type { Json } from '../../../workflow/parameter';
import type { Call } from './call';
import { jiraError } from './errors';
import type { AddRoute } from './issue-routes';
import { idOf } from './names';
import { projectOf } from './site-routes';

/** Permissions by key, each of projects or of the whole site: those that an account has who works with issues. */
const PERMISSIONS: Readonly<Record<string, 'PROJECT' | 'GLOBAL'>> = {
  ADD_COMMENTS: 'PROJECT',
  ASSIGNABLE_USER: 'PROJECT',
  ASSIGN_ISSUES: 'PROJECT',
  BROWSE_PROJECTS: 'PROJECT',
  CLOSE_ISSUES: 'PROJECT',
  CREATE_ISSUES: 'PROJECT',
  EDIT_ISSUES: 'PROJECT',
  LINK_ISSUES: 'PROJECT',
  RESOLVE_ISSUES: 'PROJECT',
  TRANSITION_ISSUES: 'PROJECT',
  USER_PICKER: 'GLOBAL',
};

/** Permissions that the account has not: it is nobody's administrator. */
const WITHHELD: Readonly<Record<string, 'PROJECT' | 'GLOBAL'>> = {
  ADMINISTER: 'GLOBAL',
  ADMINISTER_PROJECTS: 'PROJECT',
  DELETE_ISSUES: 'PROJECT',
};

/**
 * What the account may do. The Cloud wants to be asked for each permission, Data Center tells of all.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/
 */
export function permissionRoutes(add: AddRoute, isCloud: boolean): void {
  const query = isCloud ? ['permissions', 'projectKey'] : ['projectKey'];
  add('GET', '/mypermissions', { query }, (call) => {
    const { projectKey, permissions } = call.query;
    if (projectKey !== undefined) projectOf(call, projectKey);
    return { permissions: Object.fromEntries(asked(permissions, isCloud).map(view(call))) };
  });
}

function asked(permissions: string | undefined, isCloud: boolean): readonly string[] {
  const all = Object.keys({ ...PERMISSIONS, ...WITHHELD });
  if (!isCloud) return all;
  if (!permissions) throw jiraError(400, ["The 'permissions' query parameter is required."]);
  const keys = permissions.split(',');
  const unknown = keys.filter((key) => !all.includes(key));
  if (unknown.length === 0) return keys;
  throw jiraError(400, [`Unrecognized permission(s): ${unknown.join(', ')}`]);
}

const view =
  ({ caller }: Call) =>
  (key: string): [string, Json] => [
    key,
    {
      id: idOf('Permission', key),
      key,
      type: PERMISSIONS[key] ?? WITHHELD[key] ?? 'PROJECT',
      havePermission: !caller.isAnonymous && Object.hasOwn(PERMISSIONS, key),
    },
  ];
