import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadStack } from '../../emulator/stack';
import { raiseIncidentChange } from '../../playbooks/response/change';
import { isolateHost } from '../../playbooks/response/isolate';
import { shareObservables } from '../../playbooks/servicenow/observables/share-observables';
import { openTicket } from '../../playbooks/servicenow/open';
import { pushTicket } from '../../playbooks/servicenow/push';
import { reconcileTickets } from '../../playbooks/servicenow/reconcile';
import type { ServiceNowSettings } from '../../playbooks/servicenow/settings';
import { importIntelligence } from '../../playbooks/threat-intelligence/import';
import type { Account } from '../../systems/servicenow/sign-in';
import { OBSERVABLE_KINDS } from '../../systems/servicenow/types';
import { type Definition, flatten } from '../../workflow/definition';
import { type ActionJson, branchesOf } from '../../workflow/schema';
import { settings as lab } from './servicenow/settings';

const MOST = 40;

const [user, password, clientId, clientSecret] = ['sentinel', 'password', 'client', 'secret'];
const ACCOUNTS: readonly Account[] = [
  { kind: 'basic', user, password },
  { kind: 'clientCredentials', clientId, clientSecret },
  { kind: 'password', user, password, clientId, clientSecret },
];
const channel = { kind: 'slack', secret: 'soc-webhook' } as const;
const context = { staleAfterDays: 90, impactOf: {}, urgencyOf: {}, assignmentGroupOf: {} };
const SOURCES = ['classic', 'tisc'] as const;
const EITHER = [false, true];

type Named = readonly [name: string, definition: Definition];

/** The playbooks of tickets, with and without what is optional about them. */
const ofTickets = (settings: ServiceNowSettings): readonly Named[] => [
  ...EITHER.flatMap((looksUp) =>
    EITHER.map((relates): Named => {
      const more = { ...(looksUp && { context }), ...(relates && { observables: 'playbook' }) };
      return [`open ${Object.keys(more).join()}`, openTicket({ ...settings, ...more })];
    }),
  ),
  ['push', pushTicket(settings)],
  ['reconcile', reconcileTickets(settings)],
];

/** The playbooks of threat intelligence, with each place where ServiceNow may keep it. */
const ofIntelligence = ({ azure, instance, account }: ServiceNowSettings): readonly Named[] =>
  SOURCES.flatMap((source): Named[] => [
    ...EITHER.flatMap((relateOnOpen) =>
      EITHER.map((dryRun): Named => {
        const how = {
          source,
          relateOnOpen,
          dryRun,
          kinds: OBSERVABLE_KINDS,
          ownDomains: ['a.com'],
        };
        const which = { minConfidence: 0, maxAgeDays: 90, when: { tags: ['share'] } };
        const confidence = { High: 90, Medium: 70, Low: 50, Informational: 30 };
        const common = { azure, instance, account, channel, label: 'ServiceNow' };
        const made = shareObservables({ ...common, ...how, ...which, confidence });
        return [`observables ${JSON.stringify({ source, relateOnOpen, dryRun })}`, made];
      }),
    ),
    ...EITHER.map((dryRun): Named => {
      const filter = {
        types: ['ipv4'],
        minConfidence: 0,
        maxAgeDays: 30,
        withoutTags: [],
      } as const;
      const how = { source, dryRun, everyMinutes: 60, itemsPerRun: 500, validDays: 30, filter };
      const what = { confidence: 50, tlp: 'amber', label: 'ServiceNow', playbook: 'p' } as const;
      const workspaceId = '11111111-1111-4111-8111-111111111111';
      const common = { azure, instance, account, channel, workspaceId };
      return [`import ${source}`, importIntelligence({ ...common, ...how, ...what })];
    }),
  ]);

/** The playbooks of the response that sign in to ServiceNow. */
const ofResponse = ({ azure, instance, account }: ServiceNowSettings): readonly Named[] => {
  const desk = { instance, account, user, type: 'normal' } as const;
  const asked = { approvers: 'SOC', deadlineHours: 8, pollMinutes: 5, protectedHosts: ['dc*'] };
  const approval = { kind: 'serviceNow', desk } as const;
  const isolate = isolateHost({ azure, channel, ...asked, isolationType: 'Full', approval });
  return [
    ['change', raiseIncidentChange({ azure, channel, ...desk, ticketTable: 'task' })],
    ['isolate', isolate],
  ];
};

test.each(ACCOUNTS)(
  'whatever is switched on, no playbook has more than 40 actions: an account of the kind $kind',
  (account) => {
    const settings = { ...lab, account, channel };
    const all = [...ofTickets(settings), ...ofIntelligence(settings), ...ofResponse(settings)];
    const long = all
      .map(([name, { actions }]) => ({ name, count: flatten(actions).length }))
      .filter(({ count }) => count > MOST);
    expect(all).toHaveLength(20);
    expect(long).toStrictEqual([]);
  },
);

const countOf = (actions: Readonly<Record<string, ActionJson>>): number =>
  Object.values(actions).reduce(
    (sum, action) =>
      branchesOf(action).reduce((of, branch) => of + countOf(branch.actions), sum + 1),
    0,
  );

test.each(['dev', 'test', 'prod', 'pilot'])(
  'no playbook of %s has more than 40 actions',
  (name) => {
    const path = join(__dirname, '..', 'constructs', 'golden', `${name}.cdk.tf.json`);
    const { workflows } = loadStack(JSON.parse(readFileSync(path, 'utf8')));
    const long = workflows.filter(({ definition }) => countOf(definition.actions) > MOST);
    expect(workflows.length).toBeGreaterThan(2);
    expect(long.map(({ name: workflow }) => workflow)).toStrictEqual([]);
  },
);
