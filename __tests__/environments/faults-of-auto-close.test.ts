import { faultsOf, minimalWith, TODAY } from './settings';
import { parseEnvironment } from '../../environments';

const entry = { name: 'noise', when: { severities: ['Low'] }, classification: 'BenignPositive' };

describe.each([
  {
    what: 'a day that is today',
    changes: { autoClose: [entry, { ...entry, expires: '2026-11-22' }] },
    faults: [
      "autoClose[1].expires: '2026-11-22' is not in the future (today is 2026-11-22), so nothing would be closed; write a later day, or drop the entry",
    ],
  },
  {
    what: 'a day that is none, once',
    changes: { autoClose: [{ ...entry, expires: '01.01.2020' }] },
    faults: ["autoClose[0].expires: '01.01.2020' is no calendar date; write it like '2028-06-30'"],
  },
  {
    what: 'no condition',
    changes: { autoClose: [{ ...entry, when: {} }] },
    faults: [
      'autoClose[0].when: {} would close every incident, so that none got a ticket; give it a condition, or maxAlerts',
    ],
  },
  {
    what: 'every severity',
    changes: {
      autoClose: [{ ...entry, when: { severities: ['Informational', 'Low', 'Medium', 'High'] } }],
    },
    faults: [
      "autoClose[0].when: { severities: [ 'Informational', 'Low', 'Medium', 'High' ] } would close every incident, so that none got a ticket; give it a condition, or maxAlerts",
    ],
  },
  {
    what: 'entries that are no list',
    changes: { autoClose: entry },
    faults: [
      "autoClose: { name: 'noise', when: { severities: [ 'Low' ] }, classification: 'BenignPositive' } is an object, not a list; give incidents that are closed by themselves, before tickets are opened",
    ],
  },
])('$what', ({ changes, faults }) => {
  test('is told with its path, its value and what would be right', () => {
    expect(faultsOf(changes)).toEqual(faults);
  });
});

test.each([
  ['tomorrow', { ...entry, expires: '2026-11-23' }],
  ['every incident with a single alert', { ...entry, when: {}, maxAlerts: 1 }],
])('%s is taken', (_, given) => {
  const settings = minimalWith({ autoClose: [given] });
  expect(parseEnvironment(settings, { today: TODAY }).autoClose).toHaveLength(1);
});
