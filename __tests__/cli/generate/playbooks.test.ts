import { type Bills, benchBill } from '../../../bench/bill';
import { playbookPage } from '../../../cli/generate/playbooks';
import pilot from '../../../environments/pilot';
import { expectGolden } from '../../golden';
import { synthesizedStack } from '../../playbooks/servicenow/dev-world';
import { stackOf } from '../../playbooks/systems';

describe.each([
  ['ServiceNow incidents', 'the `dev` environment'],
  ['Jira Cloud', 'the `dev` environment with Jira Cloud'],
])('%s', (system, source) => {
  const stack = stackOf(system);
  let bills: Bills;
  beforeAll(async () => {
    bills = await benchBill(stack);
  });

  test.each(stack.workflows.map((workflow) => [workflow.name, workflow] as const))(
    'the page of %s tells what it does',
    (name, workflow) => {
      const file = name.replace('logic-bridge-dev-', '');
      const page = playbookPage(stack, workflow, { bills, source });
      expectGolden(`../docs/playbooks/${file}.md`, page);
    },
  );
});

describe('what is optional', () => {
  const { stack } = synthesizedStack(pilot);
  const others = stack.workflows.filter(({ name }) => !/-(open|push|reconcile)$/.test(name));

  test.each(others.map((workflow) => [workflow.name, workflow] as const))(
    'the page of %s tells what it does',
    (name, workflow) => {
      const page = playbookPage(stack, workflow, { source: 'the `pilot` environment' });
      expectGolden(`../docs/playbooks/${name.replace('logic-bridge-pilot-', '')}.md`, page);
    },
  );
});
