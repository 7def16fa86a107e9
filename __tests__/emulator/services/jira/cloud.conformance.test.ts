import { type Conformance, send } from '../fixtures/conformance';
import { adf, AUTHORIZATION, jira } from '../fixtures/jira';
import { beside, COMMENTS, ISSUES, requests, SEARCH, whole } from '../fixtures/jira-requests';

const { get, post, create, editShown, find } = requests('cloud');
const USERS = 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/';
const ADF = 'https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/';
const REMOVED = 'https://developer.atlassian.com/changelog/#CHANGE-2046';
const AUTH = 'https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/';

const TABLE: readonly Conformance[] = [
  {
    does: 'tells who signs in',
    request: get('/myself'),
    answers: 200,
    with: { accountId: 'bot', emailAddress: 'bot@acme.com', active: true, timeZone: 'Etc/UTC' },
    source: AUTH,
  },
  {
    does: 'refuses a wrong token',
    request: { ...get('/issue/SEC-1'), headers: { authorization: 'Basic eDp5' } },
    answers: 401,
    source: AUTH,
  },
  {
    does: 'refuses a bearer token',
    request: { ...get('/myself'), headers: { authorization: AUTHORIZATION.dataCenter } },
    answers: 401,
    source: AUTH,
  },
  {
    does: 'has no version 2',
    request: { url: '/rest/api/2/myself' },
    answers: 404,
    source: ISSUES,
  },
  {
    does: 'has removed the old search',
    request: get('/search?jql=x'),
    answers: 410,
    source: REMOVED,
  },
  { does: 'has removed its POST too', request: post('/search', {}), answers: 410, source: REMOVED },
  {
    does: 'gives ids only, unless fields are asked for',
    request: find('labels = "sentinel"'),
    answers: 200,
    with: { issues: [{ id: '10001' }], isLast: true },
    source: SEARCH,
  },
  {
    does: 'searches by GET',
    request: get(
      `/search/jql?jql=${encodeURIComponent('labels = "sentinel"')}&fields=summary,comment&properties=sentinel&maxResults=5`,
    ),
    answers: 200,
    with: {
      issues: [
        { key: 'SEC-1', fields: { summary: 'First', comment: { total: 0 } }, properties: {} },
      ],
    },
    source: SEARCH,
  },
  {
    does: 'wants a bounded query',
    request: find('ORDER BY key'),
    answers: 400,
    with: whole(
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    ),
    source: SEARCH,
  },
  {
    does: 'gives at most five properties',
    request: find('labels = "x"', { properties: ['1', '2', '3', '4', '5', '6'] }),
    answers: 400,
    source: SEARCH,
  },
  {
    does: 'does not know an option of the old search',
    request: find('labels = "x"', { startAt: 0 }),
    answers: 400,
    with: whole('Invalid request payload. Refer to the REST API documentation and try again.'),
    source: SEARCH,
  },
  {
    does: 'reconciles only issues that exist',
    request: find('labels = "x"', { reconcileIssues: [99] }),
    answers: 400,
    source: SEARCH,
  },
  {
    does: 'refuses text for a description',
    request: create({ description: 'words' }),
    answers: 400,
    with: beside({
      description:
        'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
    }),
    source: ADF,
  },
  {
    does: 'refuses a document with an empty text',
    request: create({
      description: {
        type: 'doc',
        version: 1,
        content: [{ type: 'paragraph', content: [{ type: 'text', text: '' }] }],
      },
    }),
    answers: 400,
    with: whole('INVALID_INPUT'),
    source: 'https://github.com/nguyenvanduocit/jira-mcp/issues/42',
  },
  {
    does: 'refuses a comment of text',
    request: post('/issue/SEC-1/comment', { body: 'words' }),
    answers: 400,
    with: beside({ comment: 'Comment body is not valid!' }),
    source: 'https://github.com/pchuri/jira-cli/pull/38',
  },
  {
    does: 'refuses a long text',
    request: post('/issue/SEC-1/comment', { body: adf('x'.repeat(32_768)) }),
    answers: 400,
    with: whole('CONTENT_LIMIT_EXCEEDED'),
    source: COMMENTS,
  },
  {
    does: 'takes an internal comment and says so',
    request: post('/issue/SEC-1/comment', {
      body: adf('x'),
      properties: [{ key: 'sd.public.comment', value: { internal: true } }],
    }),
    answers: 201,
    with: { jsdPublic: false },
    source: 'https://github.com/jenkinsci/jira-plugin/issues/375',
  },
  {
    does: 'says that a comment is public',
    request: post('/issue/SEC-1/comment', { body: adf('x') }),
    answers: 201,
    with: { jsdPublic: true },
    source: COMMENTS,
  },
  {
    does: 'assigns by account id',
    request: editShown({ fields: { assignee: { accountId: 'sam' } } }),
    answers: 200,
    with: { fields: { assignee: { accountId: 'sam', displayName: 'Sam Analyst' } } },
    source: ISSUES,
  },
  {
    does: 'does not assign by name',
    request: editShown({ fields: { assignee: { name: 'sam' } } }),
    answers: 400,
    source: ISSUES,
  },
  {
    does: 'does not assign to who cannot be assigned',
    request: editShown({ fields: { assignee: { accountId: 'guest' } } }),
    answers: 400,
    with: beside({ assignee: "User 'guest' cannot be assigned issues." }),
    source: ISSUES,
  },
  {
    does: 'finds people by address',
    request: get('/user/search?query=sam@acme.com'),
    answers: 200,
    with: [{ accountId: 'sam', emailAddress: 'sam@acme.com' }],
    source: USERS,
  },
  {
    does: 'does not find a hidden address',
    request: get('/user/search?query=eve@acme.com'),
    answers: 200,
    with: [],
    source: USERS,
  },
  {
    does: 'does not find who is inactive',
    request: get('/user/search?query=old'),
    answers: 200,
    with: [],
    source: USERS,
  },
  {
    does: 'finds who can be assigned',
    request: get('/user/assignable/search?project=SEC&query=g'),
    answers: 200,
    with: [],
    source: USERS,
  },
  {
    does: 'names an unknown project',
    request: create({ project: { key: 'NOPE' } }),
    answers: 400,
    with: beside({ project: 'Specify a valid project ID or key' }),
    source: ISSUES,
  },
  {
    does: 'names an unknown issue type',
    request: create({ issuetype: { name: 'Nope' } }),
    answers: 400,
    with: beside({ issuetype: 'Specify a valid issue type' }),
    source: ISSUES,
  },
  {
    does: 'lists the issue types of a project',
    request: get('/issue/createmeta/SEC/issuetypes'),
    answers: 200,
    with: { total: 3, issueTypes: [{ name: 'Task' }, { name: 'Bug' }, { name: 'Story' }] },
    source: ISSUES,
  },
  {
    does: 'lists priorities in pages',
    request: get('/priority/search'),
    answers: 200,
    with: { isLast: true, values: [{ name: 'Highest', id: '1' }, {}, {}, {}, {}] },
    source: ISSUES,
  },
];

test.each(TABLE)('$does: $answers ($source)', async ({ request, answers, with: body }) => {
  const answer = await send(jira('cloud').app, request, AUTHORIZATION.cloud);
  expect({ status: answer.status, json: answer.json }).toMatchObject({
    status: answers,
    ...(body !== undefined && { json: body }),
  });
});

test('a search without fields gives nothing but ids', async () => {
  const { json } = await send(jira('cloud').app, find('labels = "sentinel"'), AUTHORIZATION.cloud);
  expect(json).toEqual({ issues: [{ id: '10001' }], isLast: true });
});

test('pages follow each other by token, and the last has none', async () => {
  const { app, site, tick } = jira('cloud');
  for (const summary of ['a', 'b']) site.as('sam').create('SEC', { summary, labels: ['sentinel'] });
  tick(5000);
  const page = (rest: object) =>
    send(
      app,
      find('labels = "sentinel" ORDER BY key', { maxResults: 2, ...rest }),
      AUTHORIZATION.cloud,
    );
  const first = await page({});
  expect(first.json).toEqual({
    issues: [{ id: '10001' }, { id: '10002' }],
    nextPageToken: expect.any(String),
    isLast: false,
  });
  const { nextPageToken } = first.json as { nextPageToken: string };
  expect((await page({ nextPageToken })).json).toEqual({ issues: [{ id: '10003' }], isLast: true });
  expect((await page({ nextPageToken: 'x' })).status).toBe(400);
});
