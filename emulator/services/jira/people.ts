import type { Json } from '../../../workflow/parameter';
import { FieldRefused } from './errors';
import type { Flavour, JiraUser, SiteOptions } from './options';
import { isObject } from './values';

/** The key under which requests name a person: `accountId`, or `name` in Data Center. */
export const userKey = (flavour: Flavour): 'accountId' | 'name' =>
  flavour === 'cloud' ? 'accountId' : 'name';

/** A person as answers show them. */
export function userView(
  { flavour, origin, timeZone = 'Etc/UTC' }: SiteOptions,
  user: JiraUser,
): Readonly<Record<string, Json>> {
  const { id, displayName, email, active = true } = user;
  const rest = { displayName, active, timeZone, avatarUrls: avatarsOf(origin, id) };
  if (flavour === 'cloud') {
    const self = `${origin}/rest/api/3/user?accountId=${encodeURIComponent(id)}`;
    const shown = email !== undefined && user.hidesEmail !== true ? { emailAddress: email } : {};
    return { self, accountId: id, accountType: 'atlassian', ...shown, ...rest };
  }
  const self = `${origin}/rest/api/2/user?username=${encodeURIComponent(id)}`;
  return { self, name: id, key: `JIRAUSER-${id}`, emailAddress: email ?? '', ...rest };
}

/**
 * Where a person's picture is, in each size. Answers repeat it for every author, which makes them long.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/
 */
const avatarsOf = (origin: string, id: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [16, 24, 32, 48].map((size) => [
      `${size}x${size}`,
      `${origin}/secure/useravatar?size=${size}&ownerId=${encodeURIComponent(id)}&avatarId=10122`,
    ]),
  );

/**
 * The user that a value names; null names nobody.
 * @throws FieldRefused where there is none, or the value is in the other product's form
 */
export function readUser({ flavour, users }: SiteOptions, value: Json): JiraUser | null {
  if (value === null) return null;
  const key = userKey(flavour);
  if (!isObject(value)) throw new FieldRefused(`expected Object containing a \`${key}\` property`);
  const id = value[key];
  // Data Center's word for "nobody" is a name that is null; minus one is the project's own rule.
  if (id === null) return null;
  const user = users.find((one) => one.id === id && one.active !== false);
  if (user !== undefined) return user;
  throw new FieldRefused(`User '${typeof id === 'string' ? id : ''}' does not exist.`);
}

/**
 * The active users whose name or address starts so; hidden addresses are not searched.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/
 */
export function searchUsers({ flavour, users }: SiteOptions, query: string): readonly JiraUser[] {
  const wanted = query.toLowerCase();
  return users.filter(({ id, displayName, email = '', hidesEmail, active }) => {
    if (active === false) return false;
    const words = displayName.toLowerCase().split(/\s+/);
    const texts = [
      displayName.toLowerCase(),
      ...words,
      ...(flavour === 'cloud' && hidesEmail === true ? [] : [email.toLowerCase()]),
      ...(flavour === 'dataCenter' ? [id.toLowerCase()] : []),
    ];
    return texts.some((text) => text !== '' && text.startsWith(wanted));
  });
}
