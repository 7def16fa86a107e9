import type { JsonObject } from '../../../emulator/services/azure/resources';
import type { WorldOptions } from '../../../emulator/world';
import type { EnvironmentInput } from '../../../environments';
import dev from '../../../environments/dev';
import prod from '../../../environments/prod';
import { devStack } from '../../playbooks/servicenow/dev-world';
import { deployed, operatorOf, ROLE } from '../deployed';
import { SITES } from '../ticket-systems';
import { answers, at, having } from './case';
import { examined, findingsIn, healthy, unwell } from './healthy';

// A whole environment at work, and a hundred calls over HTTP.
jest.setTimeout(60_000);

const [identity] = devStack.stack.identities;
const operator = operatorOf(dev);

/** Somebody has granted the identity of the playbooks more than the stack does. */
const generous = {
  objectId: identity?.principalId ?? '',
  name: identity?.name ?? '',
  roles: [{ roleId: ROLE.reader, scope: `/subscriptions/${dev.azure.subscriptionId}` }],
};

test.each<readonly [string, WorldOptions, string, 'failed' | 'warning', RegExp, RegExp]>([
  [
    'a secret that nobody has set',
    { missingSecrets: ['soc-webhook'] },
    'secrets.soc-webhook',
    'failed',
    /^soc-webhook is not in the vault$/,
    /^bridge secrets dev set soc-webhook --expires <date>$/,
  ],
  [
    'a secret that was disabled',
    { disabledSecrets: ['soc-webhook'] },
    'secrets.soc-webhook',
    'failed',
    /^soc-webhook is disabled$/,
    /^az keyvault secret set-attributes --id https:\/\/kv-bridge-dev-[0-9a-f]{6}\.vault\.azure\.net\/secrets\/soc-webhook --enabled true$/,
  ],
  [
    'a secret that ends soon',
    { secretExpiries: { 'soc-webhook': '2026-12-01T00:00:00Z' } },
    'secrets.expiry',
    'warning',
    /^soc-webhook expires in 8 days$/,
    /^bridge secrets dev set soc-webhook/,
  ],
  [
    'a secret that has ended',
    { secretExpiries: { 'soc-webhook': '2026-11-20T00:00:00Z' } },
    'secrets.expiry',
    'failed',
    /^soc-webhook expired [23] days ago$/,
    /^bridge secrets dev set soc-webhook/,
  ],
  [
    'an account in another time zone',
    { serviceNow: { timeZone: 'Europe/Berlin' } },
    'servicenow.time-zone',
    'failed',
    /^the time zone of 'sentinel\.integration' is Europe\/Berlin$/,
    /to GMT/,
  ],
  [
    'an account whose time zone is not told',
    { serviceNow: { timeZone: '' } },
    'servicenow.time-zone',
    'warning',
    /is not told: the instance's own may count$/,
    /to GMT/,
  ],
  [
    'an instance that chooses keys itself',
    { serviceNow: { replacesSysId: true } },
    'servicenow.sys-id',
    'warning',
    /^none of the last \d+ tickets has the key of its incident/,
    /a business rule or an ACL on sys_id/,
  ],
  [
    'tickets that hide their notes',
    { serviceNow: { hidesJournals: true } },
    'servicenow.notes',
    'failed',
    /does not show 'sentinel\.integration' the note that opened it/,
    /let 'sentinel\.integration' read work_notes of incident/,
  ],
  [
    'an identity that may do more than is declared',
    { people: [operator, generous] },
    'azure.surplus',
    'warning',
    /^id-bridge-dev-servicenow holds Reader on \/subscriptions\/[0-9a-f-]+, which the stack does not declare$/,
    /^if nothing else needs it: az role assignment delete --ids /,
  ],
  [
    'a directory that one may not read',
    { people: [{ ...operator, mayReadDirectory: false }] },
    'azure.security-insights',
    'warning',
    /^you may not read the directory, so who 'Azure Security Insights' is there cannot be told$/,
    /^set securityInsightsObjectId to what `az ad sp show/,
  ],
])('%s', async (_, options, check, verdict, found, fix) => {
  expect(await findingsIn(dev, options)).toEqual([
    {
      id: check,
      verdict,
      found: expect.stringMatching(found),
      fix: expect.stringMatching(fix),
    },
  ]);
});

test('a state that no mapping has is told, and fails nothing', async () => {
  const it = await healthy(dev);
  const rows = it.world.serviceNow?.rows('sys_choice') ?? [];
  const mine = { name: 'incident', element: 'state', value: '42', label: 'Parked' };
  it.world.inject(
    answers('servicenow', '/api/now/v2/table/sys_choice*', { result: [...rows, mine] }),
  );
  expect(unwell(await examined(it))).toMatchObject([
    {
      id: 'servicenow.choices',
      verdict: 'warning',
      findings: [{ found: expect.stringContaining('incident has the state 42 (Parked)') }],
    },
  ]);
  await it.close();
});

describe('routes that name more', () => {
  const routes = [
    {
      project: 'SEC',
      components: ['identity'],
      assignee: 'lead',
      fields: { customfield_10010: { kind: 'select', value: 'EMEA' } },
    },
  ] as const;
  const input = { ...prod, jira: { ...SITES.dataCenter, routes } } satisfies EnvironmentInput;

  test('are well where Jira has it', async () => {
    expect(await findingsIn(input, {})).toEqual([]);
  });

  test('are told where it has not', async () => {
    const it = await healthy(input);
    it.world.inject([
      ...answers('jira', '*/project/SEC', { key: 'SEC', components: [{ name: 'network' }] }),
      ...answers('jira', '*/user?username=lead', { active: false }),
      ...answers('jira', '*/createmeta/SEC/issuetypes/*', {
        values: ['summary', 'description', 'priority', 'labels', 'project', 'issuetype', 'assignee']
          .concat(['components', 'customfield_10010'])
          .map((fieldId) => ({
            fieldId,
            name: fieldId,
            required: false,
            hasDefaultValue: false,
            ...(fieldId === 'customfield_10010' && { allowedValues: [{ value: 'APAC' }] }),
          })),
        total: 9,
      }),
    ]);
    expect(unwell(await examined(it)).map(({ id, findings }) => [id, findings[0]?.found])).toEqual([
      ['jira.components', "SEC has no component 'identity', so that no issue is opened"],
      ['jira.fields', "customfield_10010 of a new Task in SEC has no option 'EMEA'; it has APAC"],
      ['jira.people', "https://jira.acme.com has a deactivated account with the id 'lead'"],
    ]);
    await it.close();
  });
});

test('an instance that ignores what it is asked shows what is not taken for an answer', async () => {
  const it = await healthy(dev);
  const other = {
    sys_id: 'f'.repeat(32),
    correlation_display: 'Sentinel/law-other|New|Low',
    sys_created_by: 'sentinel.integration',
  };
  const table = (name: string, ...result: readonly object[]) =>
    answers('servicenow', `/api/now/v2/table/${name}*`, { result });
  it.world.inject([
    ...table('incident', other),
    ...table('sys_user_group', { name: 'Somebody else', active: 'true' }),
    ...table('sys_user?', { user_name: 'sam', time_zone: 'US/Pacific' }),
  ]);
  expect(unwell(await examined(it)).map(({ id, verdict }) => [id, verdict])).toEqual([
    ['servicenow.time-zone', 'warning'],
    ['servicenow.roles', 'warning'],
    ['servicenow.journal', 'warning'],
    ['servicenow.notes', 'warning'],
    ['servicenow.sys-id', 'warning'],
    ['servicenow.fields', 'failed'],
    ['servicenow.groups', 'failed'],
  ]);
  await it.close();
});

test('a fresh environment has nothing broken, and says what only a ticket proves', async () => {
  const it = await deployed(dev);
  await it.clock.sleep(60_000);
  const { checks } = await examined(it);
  const of = (verdict: string) =>
    checks.filter((one) => one.verdict === verdict).map(({ id }) => id);
  expect(of('failed').filter((id) => id !== 'azure.sentinel-health')).toEqual([]);
  expect(of('warning')).toEqual([
    'servicenow.tables',
    'servicenow.roles',
    'servicenow.journal',
    'servicenow.notes',
    'servicenow.sys-id',
    'servicenow.fields',
  ]);
  await it.close();
});

test('ids that Azure has chosen otherwise than the stack makes them up are no change of a playbook', async () => {
  const it = await healthy(dev);
  const { principalId = '', name = '' } = identity ?? {};
  const chosen = 'c0ffee00-0000-4000-8000-00000000c0de';
  it.world.azure.change(`/${name}`, at(['properties'], having({ principalId: chosen })));
  for (const { id } of it.world.stack.workflows) {
    it.world.azure.change(id, (rest) => renamed(rest, principalId, chosen));
  }
  // Its roles are still those of the other one.
  expect(unwell(await examined(it)).map(({ id }) => id)).toEqual(['azure.roles']);
  await it.close();
});

const renamed = (rest: JsonObject, before: string, after: string): JsonObject =>
  JSON.parse(JSON.stringify(rest).replaceAll(before, after)) as JsonObject;
