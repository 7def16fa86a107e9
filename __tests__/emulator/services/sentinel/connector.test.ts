import type { Json } from '../../../../workflow/parameter';
import { updatesOf } from '../../../../emulator/services/sentinel/changes';
import { type Conformance, send } from '../fixtures/conformance';
import { INCIDENT } from '../fixtures/payload';
import { sentinel } from '../fixtures/sentinel';
import { WORKSPACE } from '../fixtures/stack';

const incidentArmId = `${WORKSPACE}/providers/Microsoft.SecurityInsights/incidents/${INCIDENT}`;
const CONNECTOR = 'https://learn.microsoft.com/connectors/azuresentinel';

const update = (body: Readonly<Record<string, Json>>): Conformance['request'] => ({
  method: 'PUT',
  url: '/Incidents',
  body: { incidentArmId, ...body },
});
const labels = (...names: readonly string[]) => ({
  properties: { labels: names.map((labelName) => ({ labelName })) },
});

const TABLE: readonly Conformance[] = [
  {
    does: 'adds tags, known ones once',
    request: update({ tagsToAdd: { TagsToAdd: [{ Tag: 'vip' }, { Tag: 'new' }] } }),
    answers: 200,
    with: labels('vip', 'new'),
    source: CONNECTOR,
  },
  {
    does: 'removes tags',
    request: update({ tagsToRemove: { TagsToRemove: [{ Tag: 'vip' }] } }),
    answers: 200,
    with: labels(),
    source: CONNECTOR,
  },
  {
    does: 'changes status and severity and leaves the rest',
    request: update({ status: 'Active', severity: 'Low' }),
    answers: 200,
    with: {
      properties: {
        status: 'Active',
        severity: 'Low',
        title: 'Brute force attack against Azure Portal',
      },
    },
    source: CONNECTOR,
  },
  {
    does: 'closes with a classification',
    request: update({
      status: 'Closed',
      classification: {
        ClassificationAndReason: 'TruePositive - SuspiciousActivity',
        ClassificationReasonText: 'seen',
      },
    }),
    answers: 200,
    with: {
      properties: {
        status: 'Closed',
        classification: 'TruePositive',
        classificationReason: 'SuspiciousActivity',
        classificationComment: 'seen',
      },
    },
    source: CONNECTOR,
  },
  {
    does: 'takes the spaced spelling',
    request: update({
      classification: { ClassificationAndReason: 'Benign Positive - Suspicious But Expected' },
    }),
    answers: 200,
    with: {
      properties: {
        classification: 'BenignPositive',
        classificationReason: 'SuspiciousButExpected',
      },
    },
    source: CONNECTOR,
  },
  {
    does: 'takes a classification without a reason',
    request: update({ classification: { ClassificationAndReason: 'Undetermined' } }),
    answers: 200,
    with: { properties: { classification: 'Undetermined' } },
    source: CONNECTOR,
  },
  {
    does: 'refuses an unknown classification',
    request: update({ classification: { ClassificationAndReason: 'Maybe' } }),
    answers: 400,
    with: { error: { code: 'BadRequest' } },
    source: CONNECTOR,
  },
  {
    does: 'assigns by user principal name',
    request: update({ ownerAction: 'Assign', owner: 'sam@contoso.com' }),
    answers: 200,
    with: { properties: { owner: { userPrincipalName: 'sam@contoso.com' } } },
    source: CONNECTOR,
  },
  {
    does: 'assigns by object id',
    request: update({ ownerAction: 'Assign', owner: '2046feea-040d-4a46-9e2b-91c2941bfa70' }),
    answers: 200,
    with: { properties: { owner: { objectId: '2046feea-040d-4a46-9e2b-91c2941bfa70' } } },
    source: CONNECTOR,
  },
  {
    does: 'wants to know to whom',
    request: update({ ownerAction: 'Assign' }),
    answers: 400,
    source: CONNECTOR,
  },
  {
    does: 'unassigns',
    request: update({ ownerAction: 'Unassign' }),
    answers: 200,
    with: { properties: { owner: { objectId: null } } },
    source: CONNECTOR,
  },
  {
    does: 'refuses a property it does not know',
    request: update({ severty: 'Low' }),
    answers: 400,
    source: CONNECTOR,
  },
  {
    does: 'gives an incident',
    request: { method: 'POST', url: '/Incidents', body: { incidentArmId } },
    answers: 200,
    with: { name: INCIDENT },
    source: CONNECTOR,
  },
  {
    does: 'adds a comment',
    request: {
      method: 'POST',
      url: '/Incidents/Comment',
      body: { incidentArmId, message: '<p>hi</p>' },
    },
    answers: 200,
    with: { properties: { message: '<p>hi</p>', author: { name: 'id-responder' } } },
    source: CONNECTOR,
  },
  {
    does: 'refuses a long comment',
    request: {
      method: 'POST',
      url: '/Incidents/Comment',
      body: { incidentArmId, message: 'x'.repeat(30_001) },
    },
    answers: 400,
    source: CONNECTOR,
  },
  {
    does: 'does not know an incident',
    request: { method: 'POST', url: '/Incidents', body: { incidentArmId: `${incidentArmId}0` } },
    answers: 404,
    source: CONNECTOR,
  },
  {
    does: 'is denied another workspace',
    request: {
      method: 'POST',
      url: '/Incidents',
      body: { incidentArmId: incidentArmId.replace('law-', 'other-') },
    },
    answers: 403,
    with: { error: { code: 'AuthorizationFailed' } },
    source: CONNECTOR,
  },
];

describe('the managed connector', () => {
  test.each(TABLE)('$does: $answers ($source)', async ({ request, answers, with: body }) => {
    const { connector, as } = sentinel();
    const answer = await send(connector, request, as('responder'));
    expect(answer.status).toBe(answers);
    if (body !== undefined) expect(answer.json).toMatchObject(body as object);
  });

  test('signs in as the identity of the connection, whose roles hold', async () => {
    const { connector, as } = sentinel();
    expect((await send(connector, update({ status: 'Active' }), as('reader'))).status).toBe(403);
    expect((await send(connector, update({ status: 'Active' }))).status).toBe(401);
  });

  test('makes each comment a new one', async () => {
    const { connector, as, store } = sentinel();
    const comment = {
      method: 'POST',
      url: '/Incidents/Comment',
      body: { incidentArmId, message: 'x' },
    };
    await send(connector, comment, as('responder'));
    await send(connector, comment, as('responder'));
    expect(new Set(store.get(INCIDENT)?.comments.map(({ name }) => name)).size).toBe(2);
  });

  test('is a playbook to automation rules', async () => {
    const { connector, as, changes } = sentinel();
    await send(
      connector,
      update({ status: 'Active', tagsToAdd: { TagsToAdd: [{ Tag: 'new' }] } }),
      as('responder'),
    );
    expect(changes.map(updatesOf)).toMatchObject([
      {
        updatedFields: ['Status', 'Labels'],
        labels: [{ labelName: 'new' }],
        updatedBy: { source: 'Playbook' },
      },
    ]);
  });

  test('an operation that is not implemented ends the emulation', async () => {
    const { connector, as } = sentinel();
    await expect(
      send(connector, { method: 'POST', url: '/entities/ip', body: [] }, as('responder')),
    ).rejects.toThrow(/POST \/entities\/ip is not implemented/);
  });
});

// https://learn.microsoft.com/azure/sentinel/automate-incident-handling-with-automation-rules
describe('what makes no update event', () => {
  test.each<[string, Readonly<Record<string, Json>>]>([
    ['a removed tag', { tagsToRemove: { TagsToRemove: [{ Tag: 'vip' }] } }],
    ['a new title', { title: 'other' }],
    ['a new description', { description: 'other' }],
    ['a classification alone', { classification: { ClassificationAndReason: 'Undetermined' } }],
  ])('%s', async (_name, body) => {
    const { connector, as, changes } = sentinel();
    await send(connector, update(body), as('responder'));
    expect(changes.map(updatesOf)).toEqual([undefined]);
  });
});
