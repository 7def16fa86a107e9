import { type Bills, benchBill } from '../../bench/bill';
import { NAMES, stackOf } from '../playbooks/systems';

describe.each(NAMES)('%s', (name) => {
  let bills: Bills;
  beforeAll(async () => {
    bills = await benchBill(stackOf(name));
  });

  test.each([
    ['open', 15],
    ['pushInStep', 6],
    ['pushField', 10],
    ['pushComment', 15],
    ['reconcileIdle', 9],
    ['reconcileChangedTicket', 8],
  ] as const)('%s takes at most %i executions', (work, most) => {
    expect(bills[work].executions).toBeGreaterThan(0);
    expect(bills[work].executions).toBeLessThanOrEqual(most);
  });

  test('a lifecycle takes at most 110 executions', () => {
    expect(bills.lifecycle.executions).toBeLessThanOrEqual(110);
  });

  test('a lifecycle takes at most 9 calls of the connector', () => {
    expect(bills.lifecycle.standard).toBeLessThanOrEqual(9);
  });
});
