import { changedTo } from '../../bench/soak/standing';
import { unaskedOf, undoneOf } from '../../bench/soak/traces';

const HOUR = 3_600_000;
const calm = { isAgreed: true, wasDown: () => false };
const opened = changedTo(undefined, 'New', { now: 0, ...calm });

test.each([
  ['where both sides agree for an hour, the last value alone may stand', { now: HOUR }, ['Active']],
  ['before that, two people contend', { now: HOUR - 1 }, ['New', 'Active']],
  ['so they do where the sides differ', { now: HOUR, isAgreed: false }, ['New', 'Active']],
  ['and where one was down meanwhile', { now: HOUR, wasDown: () => true }, ['New', 'Active']],
])('%s', (_rule, circumstances, values) => {
  expect(changedTo(opened, 'Active', { ...calm, ...circumstances }).values).toEqual(values);
});

const diary = {
  comments: [],
  notes: [],
  closing: {},
  closedIn: new Set<string>(),
  classified: new Set<never>(),
  status: { values: ['Closed'], since: 0 } as const,
  severity: { values: ['High', 'Low'], since: 0 } as const,
};

test('what both sides agree on, and nobody has done, is lost', () => {
  expect(undoneOf('g', { status: 'Closed', severity: 'Low' }, diary)).toEqual([]);
  expect(undoneOf('g', { status: 'Active', severity: 'Medium' }, diary)).toEqual([
    ['lost', 'incident g is Active, people made it Closed'],
    ['lost', 'incident g is Medium, people made it High or Low'],
  ]);
});

test('a change of the bridge is judged by what it changes alone', () => {
  const incident = (status: string, severity: string) =>
    ({ name: 'g', properties: { status, severity } }) as Parameters<typeof unaskedOf>[0];
  expect(unaskedOf(incident('New', 'Medium'), incident('Closed', 'Medium'), diary)).toEqual([]);
  expect(unaskedOf(incident('New', 'Medium'), incident('Active', 'Medium'), diary)).toEqual([
    ['lost', 'incident g is Active, people made it Closed'],
  ]);
});
