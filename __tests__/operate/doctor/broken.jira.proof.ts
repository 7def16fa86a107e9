import prod from '../../../environments/prod';
import type { Deployed } from '../deployed';
import { type Case, answers, expectNamed } from './case';
import { healthy } from './healthy';

// A whole environment at work, and a hundred calls over HTTP.
jest.setTimeout(60_000);

const answered =
  (...fault: Parameters<typeof answers>) =>
  ({ world }: Deployed) => {
    world.inject(answers(...fault));
  };

const HELD = Object.fromEntries(
  ['ADD_COMMENTS', 'ASSIGN_ISSUES', 'BROWSE_PROJECTS', 'CLOSE_ISSUES', 'CREATE_ISSUES']
    .concat(['EDIT_ISSUES', 'LINK_ISSUES', 'RESOLVE_ISSUES', 'TRANSITION_ISSUES', 'USER_PICKER'])
    .map((key) => [key, { havePermission: true }]),
);
const status = (name: string, key: string) => ({ name, statusCategory: { key } });
const field = (fieldId: string, required = false) => ({
  fieldId,
  name: fieldId,
  required,
  hasDefaultValue: false,
});
const SENT = ['project', 'issuetype', 'summary', 'description', 'priority', 'labels'];

const JIRA: Readonly<Record<string, Case>> = {
  'a token that is not taken': {
    broken: ({ world }) => world.outdate(['jira-token']),
    check: 'jira.sign-in',
    found: /^https:\/\/acme\.atlassian\.net does not take the token in jira-token \(401/,
    fix: /make a new token of the account/,
  },
  'a token of somebody else': {
    broken: answered('jira', '*/myself', {
      displayName: 'Sam',
      emailAddress: 'sam@acme.com',
    }),
    check: 'jira.sign-in',
    found: /^the token at https:\/\/acme\.atlassian\.net is of sam@acme\.com/,
    fix: /write the token of the account/,
  },
  'a project that the account does not see': {
    broken: answered('jira', '*/project/VULN', { errorMessages: ['No project'] }, 404),
    check: 'jira.projects',
    found: /^https:\/\/acme\.atlassian\.net has no project VULN, or the account does not see it$/,
    fix: /give the account 'Browse projects' in VULN/,
  },
  'a permission that the account lacks': {
    broken: answered('jira', '*/mypermissions?projectKey=SEC*', {
      permissions: { ...HELD, ADD_COMMENTS: { havePermission: false } },
    }),
    check: 'jira.permissions',
    found: /^the account lacks 'Add comments' in SEC$/,
    fix: /permission scheme of SEC/,
  },
  'a permission of the whole site that it lacks': {
    broken: answered('jira', '*/mypermissions*', {
      permissions: { ...HELD, USER_PICKER: { havePermission: false } },
    }),
    check: 'jira.permissions',
    found: /'Browse users and groups'/,
    fix: /Global permissions/,
  },
  'an issue type that the project has not': {
    broken: answered('jira', '*/createmeta/VULN/issuetypes?*', {
      issueTypes: [{ id: '1', name: 'Story' }],
      total: 1,
    }),
    check: 'jira.issue-types',
    found: /^VULN has no issue type 'Bug', .*; it has Story$/,
    fix: /write one of them into the route/,
  },
  'a workflow without a status that is done': {
    broken: answered('jira', '*/project/SEC/statuses', [
      { name: 'Task', statuses: [status('Open', 'new'), status('Doing', 'indeterminate')] },
    ]),
    check: 'jira.statuses',
    found: /^the workflow of Task in SEC has no status of the category 'done'$/,
    fix: /jira\.mappings\.category/,
  },
  'a field that new issues must have': {
    broken: answered('jira', '*/createmeta/SEC/issuetypes/*', {
      fields: [...SENT.map((id) => field(id)), field('customfield_10077', true)],
      total: 7,
    }),
    check: 'jira.fields',
    found: /^a new Task in SEC must have customfield_10077/,
    fix: /give it under 'fields' of the route/,
  },
  'a field that is not on the screen': {
    broken: answered('jira', '*/createmeta/SEC/issuetypes/*', {
      fields: SENT.filter((id) => id !== 'priority').map((id) => field(id)),
      total: 5,
    }),
    check: 'jira.fields',
    found: /^the screen for a new Task in SEC has no field priority/,
    fix: /put the field on the screen/,
  },
  'a priority that the site has not': {
    broken: answered('jira', '*/priority/search?*', {
      values: ['High', 'Medium', 'Low'].map((name) => ({ name })),
      isLast: true,
    }),
    check: 'jira.priorities',
    found: /^https:\/\/acme\.atlassian\.net has no priority 'Lowest'; it has High, Medium, Low$/,
    fix: /jira\.mappings\.priority/,
  },
};

/** What is told once for each project, so where there is one. */
const ONCE: Readonly<Record<string, Case>> = {
  'a transition that wants a field': {
    broken: answered('jira', '*/transitions?*', {
      transitions: [
        { name: 'Start', to: status('Doing', 'indeterminate'), fields: {} },
        {
          name: 'Finish',
          to: status('Done', 'done'),
          fields: { customfield_10088: { required: true } },
        },
        { name: 'Back', to: status('Open', 'new') },
      ],
    }),
    check: 'jira.transitions',
    found: /^the transition 'Finish' of (SEC|VULN)-\d+ wants the field customfield_10088/,
    fix: /jira\.transitionFields\.done/,
  },
};

describe('one thing is broken in production:', () => {
  let it: Deployed;
  beforeAll(async () => {
    it = await healthy(prod);
  });
  afterAll(() => it.close());

  test.each(Object.entries(JIRA))('%s', (_, one) => expectNamed(it, one));
});

describe('one thing is broken where there is one project:', () => {
  let it: Deployed;
  beforeAll(async () => {
    it = await healthy({ ...prod, jira: { ...prod.jira, routes: [{ project: 'SEC' }] } });
  });
  afterAll(() => it.close());

  test.each(Object.entries(ONCE))('%s', (_, one) => expectNamed(it, one));
});
