import { type ResponseBills, benchResponse } from '../../bench/response';
import pilot from '../../environments/pilot';
import { stackOf } from '../playbooks/response/response-world';

let bills: ResponseBills;
beforeAll(async () => {
  bills = await benchResponse(stackOf(pilot));
});

test.each([
  ['change', 12],
  ['ask', 32],
  ['look', 5],
  ['isolate', 31],
  ['again', 13],
  ['release', 29],
] as const)('%s takes at most %i executions', (work, most) => {
  expect(bills[work]).toBeGreaterThan(0);
  expect(bills[work]).toBeLessThanOrEqual(most);
});

test('a request that nobody answers costs less than two cents', () => {
  expect(bills.costOfDeadline).toBeGreaterThan(bills.costOfAnHour);
  expect(bills.costOfDeadline).toBeLessThan(0.02);
});
