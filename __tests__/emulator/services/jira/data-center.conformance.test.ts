import { type Conformance, send } from '../fixtures/conformance';
import { adf, AUTHORIZATION, jira } from '../fixtures/jira';
import { beside, ISSUES, requests } from '../fixtures/jira-requests';

const { get, post, create, editShown, find } = requests('dataCenter');
const API = 'https://developer.atlassian.com/server/jira/platform/rest/';
const TOKENS =
  'https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html';

const TABLE: readonly Conformance[] = [
  {
    does: 'tells who signs in',
    request: get('/myself'),
    answers: 200,
    with: { name: 'bot', emailAddress: 'bot@acme.com', key: expect.any(String) },
    source: API,
  },
  {
    does: 'refuses a wrong token',
    request: { ...get('/myself'), headers: { authorization: 'Bearer other' } },
    answers: 401,
    source: TOKENS,
  },
  { does: 'has no version 3', request: { url: '/rest/api/3/myself' }, answers: 404, source: API },
  {
    does: 'has no search of the Cloud',
    request: post('/search/jql', { jql: 'labels = "x"' }),
    answers: 404,
    source: API,
  },
  {
    does: 'searches with a total',
    request: find('labels = "sentinel"', { startAt: 0, maxResults: 5000, fields: ['summary'] }),
    answers: 200,
    with: { startAt: 0, maxResults: 1000, total: 1, issues: [{ fields: { summary: 'First' } }] },
    source: API,
  },
  {
    does: 'searches without a restriction',
    request: get('/search?jql=&maxResults=1'),
    answers: 200,
    with: { total: 1, maxResults: 1 },
    source: API,
  },
  {
    does: 'refuses a document for a description',
    request: create({ description: adf('x') }),
    answers: 400,
    with: beside({ description: 'Operation value must be a string' }),
    source: ISSUES,
  },
  {
    does: 'refuses a document for a comment',
    request: post('/issue/SEC-1/comment', { body: adf('x') }),
    answers: 400,
    source: ISSUES,
  },
  {
    does: 'refuses a long text',
    request: create({ description: 'x'.repeat(32_768) }),
    answers: 400,
    with: beside({
      description:
        'The entered text is too long. It exceeds the allowed limit of 32,767 characters.',
    }),
    source: ISSUES,
  },
  {
    does: 'assigns by user name',
    request: editShown({ fields: { assignee: { name: 'sam' } } }),
    answers: 200,
    with: { fields: { assignee: { name: 'sam', emailAddress: 'sam@acme.com' } } },
    source: API,
  },
  {
    does: 'does not know a user',
    request: editShown({ fields: { assignee: { name: 'nobody' } } }),
    answers: 400,
    with: beside({ assignee: "User 'nobody' does not exist." }),
    source: API,
  },
  {
    does: 'finds people by user name or address',
    request: get('/user/search?username=sam@acme.com'),
    answers: 200,
    with: [{ name: 'sam' }],
    source: API,
  },
  {
    does: 'names a missing project and type',
    request: post('/issue', { fields: { summary: 'x' } }),
    answers: 400,
    with: beside({ project: 'project is required', issuetype: 'issue type is required' }),
    source: ISSUES,
  },
  {
    does: 'lists the issue types of a project',
    request: get('/issue/createmeta/SEC/issuetypes'),
    answers: 200,
    with: { total: 3, values: [{ name: 'Task' }, {}, {}] },
    source: API,
  },
  {
    does: 'lists priorities',
    request: get('/priority'),
    answers: 200,
    with: [{ name: 'Highest' }, {}, {}, {}, {}],
    source: API,
  },
];

test.each(TABLE)('$does: $answers ($source)', async ({ request, answers, with: body }) => {
  const answer = await send(jira('dataCenter').app, request, AUTHORIZATION.dataCenter);
  expect({ status: answer.status, json: answer.json }).toMatchObject({
    status: answers,
    ...(body !== undefined && { json: body }),
  });
});

test('a search never gives properties (JRASERVER-62898)', async () => {
  const { app, site } = jira('dataCenter');
  const request = find('labels = "sentinel"', { fields: ['summary'], properties: ['sentinel'] });
  const { json } = await send(app, request, AUTHORIZATION.dataCenter);
  const [issue] = (json as { issues: object[] }).issues;
  expect(issue).not.toHaveProperty('properties');
  expect(site.issues()).toHaveLength(1);
});

test('a comment does not say whether customers see it, but its properties do', async () => {
  const { app } = jira('dataCenter');
  const properties = [{ key: 'sd.public.comment', value: { internal: true } }];
  const comment = post('/issue/SEC-1/comment', { body: 'x', properties });
  const { json } = await send(app, comment, AUTHORIZATION.dataCenter);
  expect(json).not.toHaveProperty('jsdPublic');
  const listed = await send(
    app,
    get('/issue/SEC-1/comment?expand=properties'),
    AUTHORIZATION.dataCenter,
  );
  expect(listed.json).toMatchObject({ comments: [{ properties }] });
});
