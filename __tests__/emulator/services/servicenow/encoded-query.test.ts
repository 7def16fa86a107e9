import {
  compare,
  matches,
  readQuery,
} from '../../../../emulator/services/servicenow/encoded-query';
import type { Column } from '../../../../emulator/services/servicenow/dictionary';

const columns: Readonly<Record<string, Column>> = {
  number: { type: 'string' },
  state: { type: 'integer' },
  correlation_id: { type: 'string' },
  'assigned_to.email': { type: 'string' },
  sys_updated_on: { type: 'date-time' },
};
const rows: readonly Readonly<Record<string, string>>[] = [
  {
    number: 'A',
    state: '1',
    correlation_id: 'x',
    sys_updated_on: '2026-01-01 00:00:00',
    'assigned_to.email': 'a@b.c',
  },
  { number: 'B', state: '2', correlation_id: '', sys_updated_on: '2026-01-02 00:00:00' },
  { number: 'C', state: '10', correlation_id: 'X', sys_updated_on: '2026-01-03 00:00:00' },
];

const find = (query: string): string => {
  const read = readQuery(query, (path) => columns[path]);
  const value = (row: (typeof rows)[number]) => (path: string) => row[path] ?? '';
  return rows
    .filter((row) => matches(read, value(row)))
    .sort((a, b) => compare(read, value(a), value(b)))
    .map((row) => row['number'])
    .join('');
};

// https://www.servicenow.com/docs/r/platform-user-interface/r_OpAvailableFiltersQueries.html
test.each([
  ['', 'ABC'],
  ['state=2', 'B'],
  ['state!=2', 'AC'],
  ['state>2', 'C'],
  ['state>=2', 'BC'],
  ['state<10', 'AB'],
  ['state<=2', 'AB'],
  ['stateIN1,10', 'AC'],
  ['stateNOT IN1,10', 'B'],
  ['correlation_id=x', 'A'],
  ['correlation_idISEMPTY', 'B'],
  ['correlation_idISNOTEMPTY', 'AC'],
  ['correlation_id=', 'B'],
  ['correlation_idANYTHING', 'ABC'],
  ['sys_updated_on>=2026-01-02 00:00:00', 'BC'],
  ['sys_updated_on<2026-01-02 00:00:00', 'A'],
  ['assigned_to.emailSTARTSWITHa@', 'A'],
  ['assigned_to.emailENDSWITHb.c', 'A'],
  ['assigned_to.emailLIKE@', 'A'],
  ['assigned_to.emailNOT LIKE@', 'BC'],
  ['state>1^state<10', 'B'],
  ['state=1^ORstate=2', 'AB'],
  ['state>1^number=A^ORnumber=C', 'C'],
  ['state=1^NQstate=10', 'AC'],
  ['state=1^number=B^NQstate=10', 'C'],
  ['ORDERBYDESCnumber', 'CBA'],
  ['state>1^ORDERBYDESCsys_updated_on', 'CB'],
  ['ORDERBYcorrelation_id^ORDERBYnumber', 'BCA'],
  ['ORDERBYcolour', 'ABC'],
])('%s finds %s', (query, expected) => {
  expect(find(query)).toBe(expected);
});

// https://www.servicenow.com/docs/r/platform-user-interface/c_EncodedQueryStrings.html
describe('a part that means nothing is ignored', () => {
  test.each([
    ['corelation_id=x', 'ABC'],
    ['corelation_id=x^state=1', 'A'],
    ['state=1^ORcolour=red', 'A'],
    ['colour=red^ORstate=1', 'A'],
    ['state~1', 'ABC'],
    ['=x', 'ABC'],
  ])('%s finds %s', (query, expected) => {
    expect(find(query)).toBe(expected);
  });
});

test.each([
  ['sys_updated_on>=javascript:gs.daysAgo(1)', /the script/],
  ['stateBETWEEN1@2', /the operator/],
  ['sys_updated_onONToday@javascript:gs.daysAgoStart(0)', /the operator/],
  ['sys_updated_on>=2026-01-01T00:00:00Z', /the time .* write UTC as/],
])('%s is refused: the emulator does not have it', (query, problem) => {
  expect(() => find(query)).toThrow(problem);
});
