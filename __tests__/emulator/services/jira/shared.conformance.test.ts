import type { Flavour } from '../../../../emulator/services/jira/options';
import { type Conformance, send } from '../fixtures/conformance';
import { AUTHORIZATION, jira } from '../fixtures/jira';
import { beside, COMMENTS, ISSUES, JQL, requests, whole } from '../fixtures/jira-requests';

const SCREEN = 'https://github.com/mozilla/jira-bugzilla-integration/pull/1258';
const LABELS = 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/';
const PROPERTIES = 'https://developer.atlassian.com/cloud/jira/platform/jira-entity-properties/';
const LINKS =
  'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-remote-links/';
const WORKFLOW = 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/';

/** What both products answer. */
const table = (flavour: Flavour): readonly Conformance[] => {
  const { get, post, put, del, create, edit, editShown, find, text } = requests(flavour);
  const issue = (fields: object) => ({ fields });
  return [
    {
      does: 'creates an issue with a property in one call',
      request: create(
        {
          description: text('words'),
          priority: { name: 'High' },
          labels: ['a', 'b:c'],
          components: [{ name: 'Mail' }],
        },
        { properties: [{ key: 'sentinel', value: { status: 'Active' } }] },
      ),
      answers: 201,
      with: { id: '10002', key: 'SEC-2', self: expect.stringMatching(/\/issue\/10002$/) },
      source: ISSUES,
    },
    {
      does: 'wants a summary',
      request: create({ summary: undefined }),
      answers: 400,
      with: beside({ summary: 'You must specify a summary of the issue.' }),
      source: ISSUES,
    },
    {
      does: 'refuses a line break in a summary',
      request: create({ summary: 'a\nb' }),
      answers: 400,
      with: beside({
        summary: 'The summary is invalid because it contains newline characters.',
      }),
      source: ISSUES,
    },
    {
      does: 'refuses a long summary',
      request: create({ summary: 'x'.repeat(256) }),
      answers: 400,
      with: beside({ summary: 'Summary must be less than 255 characters.' }),
      source: ISSUES,
    },
    {
      does: 'takes a summary of 255 characters',
      request: create({ summary: 'x'.repeat(255) }),
      answers: 201,
      source: ISSUES,
    },
    {
      does: 'does not know a field',
      request: create({ customfield_1: 'x' }),
      answers: 400,
      with: beside({
        customfield_1:
          "Field 'customfield_1' cannot be set. It is not on the appropriate screen, or unknown.",
      }),
      source: SCREEN,
    },
    {
      does: 'tells all that is wrong at once',
      request: create({
        labels: ['x y'],
        components: [{ name: 'None' }],
        priority: { name: 'Urgent' },
      }),
      answers: 400,
      with: beside({
        labels: "The label 'x y' contains spaces which is invalid.",
        components: "Component name 'None' is not valid",
        priority: "Priority name 'Urgent' is not valid",
      }),
      source: ISSUES,
    },
    {
      does: 'refuses a label of 256 characters',
      request: create({ labels: ['x'.repeat(256)] }),
      answers: 400,
      with: beside({ labels: expect.stringContaining('maximum length') }),
      source: LABELS,
    },
    {
      does: 'wants the fields that a project requires',
      request: create({ project: { key: 'OPS' } }),
      answers: 400,
      with: beside({ customfield_10003: 'Region is required.' }),
      source: ISSUES,
    },
    {
      does: 'takes custom fields by their kind',
      request: create({
        customfield_10001: 'words',
        customfield_10002: 3,
        customfield_10003: { value: 'EMEA' },
        customfield_10005: text('rich'),
      }),
      answers: 201,
      source: ISSUES,
    },
    {
      does: 'refuses custom fields of another kind',
      request: create({
        customfield_10001: 1,
        customfield_10002: '3',
        customfield_10003: { value: 'Mars' },
      }),
      answers: 400,
      with: beside({
        customfield_10001: 'Operation value must be a string',
        customfield_10002: 'Operation value must be a number',
        customfield_10003: "Option value 'Mars' is not valid",
      }),
      source: ISSUES,
    },
    {
      does: 'has no resolution on its screens',
      request: create({ resolution: { name: 'Done' } }),
      answers: 400,
      with: beside({ resolution: expect.stringContaining('not on the appropriate screen') }),
      source: SCREEN,
    },
    {
      does: 'refuses a body that is no JSON',
      request: post('/issue', '{'),
      answers: 400,
      source: ISSUES,
    },
    {
      does: 'gives the fields asked for',
      request: get('/issue/SEC-1?fields=summary,status'),
      answers: 200,
      with: {
        id: '10001',
        key: 'SEC-1',
        fields: { summary: 'First', status: { name: 'To Do', statusCategory: { key: 'new' } } },
      },
      source: ISSUES,
    },
    {
      does: 'finds an issue by id',
      request: get('/issue/10001?fields=created,updated'),
      answers: 200,
      with: issue({
        created: '2026-01-02T03:04:05.678+0000',
        updated: '2026-01-02T03:04:05.678+0000',
      }),
      source: ISSUES,
    },
    {
      does: 'gives what is empty as null',
      request: get('/issue/SEC-1'),
      answers: 200,
      with: issue({
        assignee: null,
        resolution: null,
        description: null,
        customfield_10001: null,
        comment: { comments: [], total: 0, maxResults: 0, startAt: 0 },
      }),
      source: ISSUES,
    },
    {
      does: 'gives properties that were asked for, those that exist',
      request: get('/issue/SEC-1?fields=summary&properties=sentinel'),
      answers: 200,
      with: { properties: {} },
      source: PROPERTIES,
    },
    { does: 'does not know an issue', request: get('/issue/SEC-9'), answers: 404, source: ISSUES },
    {
      does: 'edits, adds and removes labels, comments and sets a property in one call',
      request: editShown({
        fields: { summary: 'Second' },
        update: {
          labels: [{ add: 'x' }, { remove: 'sentinel-a' }, { add: 'x' }],
          comment: [{ add: { body: text('hello') } }],
        },
        properties: [{ key: 'sentinel', value: 1 }],
      }),
      answers: 200,
      with: issue({
        summary: 'Second',
        labels: ['sentinel', 'x'],
        comment: { total: 1 },
        updated: '2026-01-02T03:05:05.678+0000',
      }),
      source: ISSUES,
    },
    {
      does: 'edits without a body in the answer',
      request: edit({ fields: { summary: 'x' } }),
      answers: 204,
      source: ISSUES,
    },
    {
      does: 'ignores a transition in an edit',
      request: editShown({ fields: { summary: 'x' }, transition: { id: '31' } }),
      answers: 200,
      with: issue({ status: { name: 'To Do' } }),
      source: ISSUES,
    },
    {
      does: 'unassigns and takes away the priority',
      request: editShown({ fields: { assignee: null, priority: null } }),
      answers: 200,
      with: issue({ assignee: null, priority: null }),
      source: ISSUES,
    },
    {
      does: 'refuses a field that stands in both parts',
      request: edit({ fields: { labels: [] }, update: { labels: [{ add: 'x' }] } }),
      answers: 400,
      source: ISSUES,
    },
    {
      does: 'does not set a status',
      request: edit({ fields: { status: { name: 'Done' } } }),
      answers: 400,
      with: beside({ status: expect.stringContaining('cannot be set') }),
      source: ISSUES,
    },
    {
      does: 'lists transitions',
      request: get('/issue/SEC-1/transitions?expand=transitions.fields'),
      answers: 200,
      with: {
        transitions: [
          { id: '11', to: { statusCategory: { key: 'new' } } },
          { id: '21', to: { statusCategory: { key: 'indeterminate' } } },
          {
            id: '31',
            name: 'Done',
            to: { name: 'Done', statusCategory: { key: 'done' } },
            hasScreen: false,
            isAvailable: true,
            fields: {},
          },
        ],
      },
      source: ISSUES,
    },
    {
      does: 'takes a transition',
      request: post('/issue/SEC-1/transitions', { transition: { id: '31' } }),
      answers: 204,
      source: ISSUES,
    },
    {
      does: 'does not know a transition',
      request: post('/issue/SEC-1/transitions', { transition: { id: '99' } }),
      answers: 400,
      with: whole("Transition id '99' is not valid for this issue."),
      source: WORKFLOW,
    },
    {
      does: 'takes no fields in a transition without a screen',
      request: post('/issue/SEC-1/transitions', {
        transition: { id: '31' },
        fields: { resolution: { name: 'Done' } },
      }),
      answers: 400,
      with: beside({ resolution: expect.stringContaining('not on the appropriate screen') }),
      source: SCREEN,
    },
    {
      does: 'comments',
      request: post('/issue/SEC-1/comment?expand=renderedBody', { body: text('hello') }),
      answers: 201,
      with: {
        id: '10002',
        author: { displayName: 'Sentinel Bot' },
        body: text('hello'),
        renderedBody: '<p>hello</p>',
        created: '2026-01-02T03:05:05.678+0000',
      },
      source: COMMENTS,
    },
    {
      does: 'lists no comments',
      request: get('/issue/SEC-1/comment?startAt=0&maxResults=10&orderBy=-created'),
      answers: 200,
      with: { startAt: 0, maxResults: 10, total: 0, comments: [] },
      source: COMMENTS,
    },
    {
      does: 'does not know a comment',
      request: put('/issue/SEC-1/comment/1', { body: text('x') }),
      answers: 404,
      source: COMMENTS,
    },
    {
      does: 'links to what is outside',
      request: post('/issue/SEC-1/remotelink', {
        globalId: 'sentinel=1',
        object: { url: 'https://portal.azure.com', title: 'Incident 1' },
      }),
      answers: 201,
      with: { id: 10002 },
      source: LINKS,
    },
    {
      does: 'wants a title for a link',
      request: post('/issue/SEC-1/remotelink', { object: { url: 'https://portal.azure.com' } }),
      answers: 400,
      with: beside({ title: "'title' is required." }),
      source: LINKS,
    },
    {
      does: 'sets a property',
      request: put('/issue/SEC-1/properties/sentinel', { a: 1 }),
      answers: 201,
      source: PROPERTIES,
    },
    {
      does: 'refuses a large property',
      request: put('/issue/SEC-1/properties/sentinel', 'x'.repeat(32_768)),
      answers: 400,
      source: PROPERTIES,
    },
    {
      does: 'does not know a property',
      request: get('/issue/SEC-1/properties/sentinel'),
      answers: 404,
      source: PROPERTIES,
    },
    {
      does: 'cannot delete a property that is not there',
      request: del('/issue/SEC-1/properties/sentinel'),
      answers: 404,
      source: PROPERTIES,
    },
    {
      does: 'finds by label and time',
      request: find(
        'project = "SEC" AND labels = "sentinel-a" AND updated >= 1767225600000 ORDER BY updated ASC, key ASC',
        { fields: ['summary'] },
      ),
      answers: 200,
      with: { issues: [{ id: '10001', key: 'SEC-1', fields: { summary: 'First' } }] },
      source: JQL,
    },
    {
      does: 'finds nothing',
      request: find('labels = "none"'),
      answers: 200,
      with: { issues: [] },
      source: JQL,
    },
    {
      does: 'refuses a query over a project that does not exist',
      request: find('project in ("SEC", "NOPE") AND labels = "sentinel"'),
      answers: 400,
      with: whole("The value 'NOPE' does not exist for the field 'project'."),
      source: JQL,
    },
    {
      does: 'refuses a query over a project that the account does not see',
      request: find('project = "HID"'),
      answers: 400,
      with: whole("The value 'HID' does not exist for the field 'project'."),
      source: JQL,
    },
    {
      does: 'refuses a query over a field that does not exist',
      request: find('colour = "red"'),
      answers: 400,
      with: whole("Field 'colour' does not exist or you do not have permission to view it."),
      source: JQL,
    },
    {
      does: 'refuses a query that it cannot read',
      request: find('labels = '),
      answers: 400,
      with: whole(expect.stringMatching(/^Error in the JQL Query: /)),
      source: JQL,
    },
    {
      does: 'tells of a project',
      request: get('/project/SEC'),
      answers: 200,
      with: { key: 'SEC', name: 'Security' },
      source: ISSUES,
    },
    {
      does: 'tells the statuses of a project by issue type',
      request: get('/project/SEC/statuses'),
      answers: 200,
      with: [{ name: 'Task', statuses: [{ name: 'To Do' }, {}, {}] }, {}, {}],
      source: ISSUES,
    },
    { does: 'does not know a project', request: get('/project/HID'), answers: 404, source: ISSUES },
  ];
};

const both = (['cloud', 'dataCenter'] as const).flatMap((flavour) =>
  table(flavour).map((row) => ({ flavour, ...row })),
);

test.each(both)('$flavour $does: $answers ($source)', async (row) => {
  const { flavour, request, answers, with: body } = row;
  const answer = await send(jira(flavour).app, request, AUTHORIZATION[flavour]);
  expect({ status: answer.status, json: answer.json }).toMatchObject({
    status: answers,
    ...(body !== undefined && { json: body }),
  });
});
