import * as z from 'zod';
import { queryOf } from '../../http/query';
import { type Check, failed, orWell } from '../check';
import { secretCheckId } from '../secrets';
import type { JiraSubject } from './subject';

const myself = z.object({
  displayName: z.string(),
  emailAddress: z.string().nullish(),
});

/**
 * What the playbooks do in a project, by the permission that it needs.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/
 */
const PERMISSIONS: Readonly<Record<string, string>> = {
  BROWSE_PROJECTS: 'Browse projects',
  CREATE_ISSUES: 'Create issues',
  EDIT_ISSUES: 'Edit issues',
  TRANSITION_ISSUES: 'Transition issues',
  RESOLVE_ISSUES: 'Resolve issues',
  CLOSE_ISSUES: 'Close issues',
  ADD_COMMENTS: 'Add comments',
  ASSIGN_ISSUES: 'Assign issues',
  LINK_ISSUES: 'Link issues',
};

/** The one that is the whole site's: finding an owner by e-mail address. */
const BROWSE_USERS = 'USER_PICKER';

const permissions = z.object({
  permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })),
});

/** Whether the account gets in, and may do what the playbooks do. */
export function accountChecks(subject: JiraSubject): readonly Check[] {
  const { settings, client, keys, isCloud } = subject;
  const { site, account } = settings;
  return [
    {
      id: 'jira.sign-in',
      title: 'the account signs in to Jira',
      needs: [secretCheckId(account.token.secret)],
      run: async () => {
        // A site that lets anybody in answers a wrong token elsewhere, with empty lists; here it does not.
        const { displayName, emailAddress } = await (await client()).get('/myself', myself);
        const isSame =
          !emailAddress ||
          !account.user ||
          emailAddress.toLowerCase() === account.user.toLowerCase();
        return isSame
          ? `${site} knows ${displayName}`
          : [
              failed(
                `the token at ${site} is of ${emailAddress}, and jira.account.user is ${account.user ?? ''}`,
                'write the token of the account, or correct jira.account.user',
              ),
            ];
      },
    },
    {
      id: 'jira.permissions',
      title: 'the account may do in the projects what the playbooks do',
      needs: ['jira.projects'],
      run: async () => {
        const jira = await client();
        const wanted = [...Object.keys(PERMISSIONS), BROWSE_USERS];
        const findings = await Promise.all(
          keys.map(async (key) => {
            const query = queryOf({
              projectKey: key,
              ...(isCloud && { permissions: wanted.join() }),
            });
            const { permissions: held } = await jira.get(`/mypermissions${query}`, permissions);
            return wanted
              .filter((one) => held[one]?.havePermission !== true)
              .map((one) => ({ key, one }));
          }),
        );
        const missing = findings.flat();
        return orWell(
          [
            ...missing
              .filter(({ one }) => one !== BROWSE_USERS)
              .map(({ key, one }) =>
                failed(
                  `the account lacks '${PERMISSIONS[one] ?? one}' in ${key}`,
                  `give it to the account's role in the permission scheme of ${key}`,
                ),
              ),
            ...(missing.some(({ one }) => one === BROWSE_USERS)
              ? [
                  failed(
                    "the account lacks the site's permission 'Browse users and groups', so that issues stay without assignee",
                    'give it under System, Global permissions',
                  ),
                ]
              : []),
          ],
          keys.join(', '),
        );
      },
    },
  ];
}
