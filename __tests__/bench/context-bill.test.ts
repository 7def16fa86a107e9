import { benchContext } from '../../bench/context-bill';
import dev from '../../environments/dev';
import { devStack, synthesizedStack } from '../playbooks/servicenow/dev-world';

test('the context costs eight executions, and one more for each item where several match', async () => {
  const environment = { ...dev, serviceNow: { ...dev.serviceNow, context: {} } };
  const plain = await benchContext(devStack.stack);
  const { none, one, three } = await benchContext(synthesizedStack(environment).stack);
  expect(none.executions).toBe(plain.none.executions + 8);
  expect(one.executions).toBe(none.executions);
  expect(three.executions).toBe(one.executions + 3);
});
