import { benchObservables } from '../../bench/observables-bill';
import { sharingStack } from '../playbooks/servicenow/observables/world';

test.each([
  ['classic', 45, 41],
  ['tisc', 45, 22],
] as const)('%s: what four observables cost', async (source, related, shared) => {
  const bill = await benchObservables(sharingStack({}, { source }));
  expect(bill.observables).toBe(4);
  expect(bill.related.executions).toBeLessThanOrEqual(related);
  expect(bill.shared.executions).toBeLessThanOrEqual(shared);
  expect(bill.again.executions).toBeLessThanOrEqual(19);
  expect(bill.again.executions).toBeGreaterThan(0);
});
