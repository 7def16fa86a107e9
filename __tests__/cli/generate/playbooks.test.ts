import { type Bills, benchBill } from '../../../bench/bill';
import { playbookPage } from '../../../cli/generate/playbooks';
import { expectGolden } from '../../golden';
import { devStack } from '../../playbooks/servicenow/dev-world';

const { stack } = devStack;
let bills: Bills;
beforeAll(async () => {
  bills = await benchBill(stack);
});

test.each(stack.workflows.map((workflow) => [workflow.name, workflow] as const))(
  'the page of %s tells what it does',
  (name, workflow) => {
    const file = name.replace('logic-bridge-dev-', '');
    expectGolden(`../docs/playbooks/${file}.md`, playbookPage(stack, workflow, bills));
  },
);
