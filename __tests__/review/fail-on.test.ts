import { CONDITIONS, type Condition, failOnOf, heldOf, review } from '../../review';
import { planSchema } from '../../review/plan/schema';
import { foreignPlan } from './foreign';
import { plans } from './plans';

const ALL = Object.keys(CONDITIONS) as Condition[];
const heldBy = (plan: unknown): readonly Condition[] =>
  heldOf(review(planSchema.parse(plan)).findings, ALL);

test.each<[string, readonly Condition[]]>([
  ['no-change', []],
  ['mapping-row', ['playbook', 'change']],
  ['new-playbook', ['grant', 'playbook', 'change']],
  ['removed-playbook', ['destroy', 'playbook', 'change']],
  ['moved-resource', ['change']],
  ['grant-added', ['grant', 'playbook', 'change']],
  ['grant-lost', ['destroy', 'revoke', 'change']],
  ['secret-rotated', ['secret', 'change']],
  ['epoch-bumped', ['destroy', 'secret', 'change']],
  ['replaced-identity', ['destroy', 'replace', 'grant', 'revoke', 'playbook', 'change']],
  ['drift', ['playbook', 'drift', 'change']],
])('%s meets exactly what it does', (name, held) => {
  expect(heldBy(plans[name]?.())).toEqual(held);
});

test('a plan of a stack unlike ours meets what it does', () => {
  expect(heldBy(foreignPlan)).toEqual(['destroy', 'replace', 'grant', 'revoke', 'change']);
});

test('a pause of the deployment is nothing that is destroyed', () => {
  const pause = {
    address: 'time_sleep.a',
    type: 'time_sleep',
    change: {
      actions: ['delete', 'create'],
      before: { triggers: { a: '1' } },
      after: { triggers: { a: '2' } },
    },
  };
  expect(heldBy({ format_version: '1.2', resource_changes: [pause] })).toEqual([]);
});

test('an assignment that stays while its identity goes is a role lost', () => {
  const identity = {
    address: 'azurerm_user_assigned_identity.a',
    type: 'azurerm_user_assigned_identity',
    change: {
      actions: ['delete', 'create'],
      before: { name: 'a', principal_id: 'p' },
      after: { name: 'b' },
      after_unknown: { principal_id: true },
    },
  };
  const values = { principal_id: 'p', role_definition_name: 'Reader', scope: '/subscriptions/s' };
  const assignment = {
    address: 'azurerm_role_assignment.a',
    type: 'azurerm_role_assignment',
    change: { actions: ['no-op'], before: values, after: values },
  };
  const plan = { format_version: '1.2', resource_changes: [identity, assignment] };
  expect(heldBy(plan)).toContain('revoke');
  expect(review(planSchema.parse(plan)).markdown).toContain(
    '- **lost**: identity `a`: **`Reader`** on subscription `s` – the assignment stays as it is, but whom it names is gone',
  );
});

test('conditions come one by one or in lists', () => {
  expect(failOnOf([])).toEqual([]);
  expect(failOnOf(['destroy, grant', 'drift'])).toEqual(['destroy', 'grant', 'drift']);
});

test.each([
  [
    'destory',
    "--fail-on does not know 'destory' (did you mean 'destroy'?): it takes destroy, replace, grant, revoke, playbook, secret, drift, change",
  ],
  [
    'everything',
    "--fail-on does not know 'everything': it takes destroy, replace, grant, revoke, playbook, secret, drift, change",
  ],
  [
    'toString',
    "--fail-on does not know 'toString': it takes destroy, replace, grant, revoke, playbook, secret, drift, change",
  ],
  [
    ',',
    '--fail-on names nothing: it takes destroy, replace, grant, revoke, playbook, secret, drift, change',
  ],
])('%s is no condition', (word, message) => {
  expect(() => failOnOf([word])).toThrow(new Error(message));
});
