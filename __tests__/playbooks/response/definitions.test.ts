import { flatten } from '../../../workflow/definition';
import { distinct } from '../../../workflow/needs';
import { needsOf } from '../../../workflow/definition';
import { lint } from '../../../workflow/lint';
import { toJson } from '../../../workflow/to-json';
import { raiseIncidentChange } from '../../../playbooks/response/change';
import { isolateHost } from '../../../playbooks/response/isolate';
import { releaseHost } from '../../../playbooks/response/release';
import type { IsolateSettings } from '../../../playbooks/response/settings';
import { settings as open } from '../servicenow/settings';

const { azure, instance, user, account } = open;
const channel = { kind: 'slack', secret: 'soc-webhook' } as const;
const desk = { instance, user, account, type: 'normal' } as const;
const isolate = {
  azure,
  channel,
  approvers: 'SOC Approvers',
  deadlineHours: 72,
  pollMinutes: 1,
  isolationType: 'Selective',
  protectedHosts: Array.from({ length: 20 }, (_, index) => `*${'a'.repeat(60)}${index}`),
} satisfies Partial<IsolateSettings>;
const jira = {
  site: 'https://acme.atlassian.net',
  tokenSecret: 'jira-token',
  project: 'SEC',
  issueType: 'Task',
  approved: 'Approved',
  denied: 'Denied',
} as const;
const inCloud = { ...jira, deployment: 'cloud', user: 'bot@acme.com' } as const;
const inDataCenter = { ...jira, deployment: 'dataCenter', site: 'https://jira.acme.com' } as const;

const RESPONDER = { kind: 'role', role: 'Microsoft Sentinel Responder', on: 'workspace' };
const CONNECTION = { kind: 'connection', api: 'azuresentinel' };
const secret = (name: string) => ({ kind: 'secret', secret: name });
const defender = (role: string) => ({ kind: 'appRole', api: 'WindowsDefenderATP', role });
const ISOLATES = [defender('Machine.Read.All'), defender('Machine.Isolate')];
const COMMON = [CONNECTION, RESPONDER, secret('soc-webhook')];

const DEFINITIONS = [
  {
    name: 'change',
    made: raiseIncidentChange({ azure, channel, ...desk, ticketTable: 'task' }),
    needs: [...COMMON, secret('servicenow-password')],
    never: ['Raise_change', 'Notify'],
  },
  {
    name: 'isolate by ServiceNow',
    made: isolateHost({ ...isolate, approval: { kind: 'serviceNow', desk } }),
    needs: [...COMMON, secret('servicenow-password'), ...ISOLATES],
    never: ['Raise_change', 'Ask', 'Isolate', 'Notify'],
  },
  {
    name: 'isolate by Jira Cloud',
    made: isolateHost({ ...isolate, approval: { kind: 'jira', desk: inCloud } }),
    needs: [...COMMON, secret('jira-token'), ...ISOLATES],
    never: ['Create_task', 'Isolate', 'Notify'],
  },
  {
    name: 'isolate by Jira Data Center',
    made: isolateHost({ ...isolate, approval: { kind: 'jira', desk: inDataCenter } }),
    needs: [...COMMON, secret('jira-token'), ...ISOLATES],
    never: ['Create_task', 'Isolate', 'Notify'],
  },
  {
    name: 'release',
    made: releaseHost({ azure, channel }),
    needs: [...COMMON, ...ISOLATES],
    never: ['Unisolate', 'Notify'],
  },
];

describe.each(DEFINITIONS)('$name', ({ made, needs, never }) => {
  const actions = flatten(made.actions);

  test('needs what it does, and nothing else', () => {
    const byText = (all: readonly unknown[]) => all.map((need) => JSON.stringify(need)).sort();
    expect(byText(distinct(needsOf(made)))).toStrictEqual(byText(needs));
  });

  test('repeats only calls that may be repeated', () => {
    const calls = actions.filter(({ idempotent }) => idempotent === false);
    expect(calls.map(({ name }) => name).sort()).toStrictEqual([...never].sort());
  });

  test('has at most 40 actions', () => {
    expect(actions.length).toBeLessThanOrEqual(40);
  });

  test('has no fault that the linter knows, with as many protected hosts as one may think of', () => {
    const idempotent = Object.fromEntries(
      actions.flatMap(({ name, idempotent: twice }) =>
        twice === undefined ? [] : [[name, twice] as const],
      ),
    );
    const findings = lint(toJson(made), {
      idempotent,
      connections: ['azuresentinel'],
      parameterValues: ['$connections'],
    });
    expect(findings.filter(({ level }) => level === 'error')).toStrictEqual([]);
  });
});
