import { type Bills, benchBill } from '../../bench/bill';
import { NAMES, stackOf } from '../playbooks/systems';

/** Executions of a lifecycle. Of issues that a search lists, Data Center does not tell what was agreed, so more of them are looked at. */
const LIFECYCLE: Readonly<Record<string, number>> = {
  'ServiceNow incidents': 110,
  'ServiceNow security incidents': 110,
  'Jira Cloud': 110,
  'Jira Data Center': 118,
};

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

  test('a lifecycle takes at most as many executions as it should', () => {
    expect(bills.lifecycle.executions).toBeLessThanOrEqual(LIFECYCLE[name] ?? 0);
  });

  test('a lifecycle takes at most 9 calls of the connector', () => {
    expect(bills.lifecycle.standard).toBeLessThanOrEqual(9);
  });
});
