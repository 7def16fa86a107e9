import type { ObservablesSettings } from '../../../../playbooks/servicenow/observables/settings';
import { shareObservables } from '../../../../playbooks/servicenow/observables/share-observables';
import { OBSERVABLE_KINDS } from '../../../../systems/servicenow/types';
import { flatten, needsOf } from '../../../../workflow/definition';
import { lint } from '../../../../workflow/lint';
import { distinct } from '../../../../workflow/needs';
import { toJson } from '../../../../workflow/to-json';
import { settings } from '../settings';

const base: ObservablesSettings = {
  azure: settings.azure,
  instance: settings.instance,
  account: settings.account,
  label: 'ServiceNow',
  channel: { kind: 'slack', secret: 'soc-webhook' },
  source: 'classic',
  relateOnOpen: true,
  dryRun: false,
  kinds: OBSERVABLE_KINDS,
  ownDomains: ['acme.com'],
  confidence: { High: 90, Medium: 70, Low: 50, Informational: 30 },
  minConfidence: 0,
  maxAgeDays: 90,
  when: { tags: ['share'], withoutTags: ['pentest'] },
};
const RESPONDER = { kind: 'role', role: 'Microsoft Sentinel Responder', on: 'workspace' };
const CONNECTION = { kind: 'connection', api: 'azuresentinel' };
const secret = (name: string) => ({ kind: 'secret', secret: name });

describe.each<[string, Partial<ObservablesSettings>, readonly object[], readonly string[]]>([
  ['classic', {}, [secret('servicenow-password')], ['Notify']],
  [
    'the center',
    { source: 'tisc' },
    [secret('servicenow-password')],
    ['Add_observables', 'Notify'],
  ],
  [
    'the center alone',
    { source: 'tisc', relateOnOpen: false },
    [secret('servicenow-password')],
    ['Add_observables', 'Notify'],
  ],
  ['a dry run', { dryRun: true }, [], ['Notify']],
])('%s', (_name, changes, secrets, never) => {
  const definition = shareObservables({ ...base, ...changes });
  const actions = flatten(definition.actions);

  test('needs what it does, and nothing else', () => {
    const byText = (all: readonly unknown[]) => all.map((need) => JSON.stringify(need)).sort();
    expect(byText(distinct(needsOf(definition)))).toStrictEqual(
      byText([CONNECTION, RESPONDER, secret('soc-webhook'), ...secrets]),
    );
  });

  test('repeats only calls that may be repeated', () => {
    const calls = actions.filter(({ idempotent }) => idempotent === false);
    expect(calls.map(({ name }) => name).sort()).toStrictEqual([...never].sort());
  });

  test('has at most 40 actions, and runs one at a time', () => {
    expect(actions.length).toBeLessThanOrEqual(40);
    expect(definition.trigger.concurrency).toStrictEqual({ runs: 1, maximumWaitingRuns: 100 });
  });

  test('has no fault that the linter knows', () => {
    const idempotent = Object.fromEntries(
      actions.flatMap(({ name, idempotent: twice }) =>
        twice === undefined ? [] : [[name, twice] as const],
      ),
    );
    const findings = lint(toJson(definition), {
      idempotent,
      connections: ['azuresentinel'],
      parameterValues: ['$connections'],
    });
    expect(findings.filter(({ level }) => level === 'error')).toStrictEqual([]);
  });
});
