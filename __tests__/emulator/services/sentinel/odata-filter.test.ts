import { readFilter } from '../../../../emulator/services/sentinel/odata-filter';

const incident = {
  name: 'a',
  properties: {
    title: "Jane's brute force",
    status: 'Active',
    incidentNumber: 42,
    lastModifiedTimeUtc: '2026-01-02T03:04:05.123Z',
    owner: { assignedTo: null },
    labels: [{ labelName: 'ServiceNow:INC0010001' }, { labelName: 'vip' }],
  },
};

test.each([
  ["properties/status eq 'Active'", true],
  ["properties/status eq 'active'", false],
  ["properties/status ne 'Closed'", true],
  ['properties/incidentNumber gt 41', true],
  ['properties/incidentNumber le 41', false],
  ['properties/lastModifiedTimeUtc ge 2026-01-02T03:04:05Z', true],
  ['properties/lastModifiedTimeUtc gt 2026-01-02T03:04:06Z', false],
  ['properties/lastModifiedTimeUtc lt 2026-01-03T00:00:00Z', true],
  ["properties/title eq 'Jane''s brute force'", true],
  ["contains(properties/title, 'brute')", true],
  ["contains(tolower(properties/title), 'JANE')", false],
  ["contains(toupper(properties/title), 'JANE')", true],
  ["startswith(properties/title, 'Jane') and endswith(properties/title, 'force')", true],
  ["not contains(properties/title, 'brute')", false],
  ["properties/labels/any(i: i/labelName eq 'vip')", true],
  ["properties/labels/any(i: i/labelName eq 'VIP')", false],
  ["properties/labels/any(i: contains(toLower(i/labelName), 'servicenow:'))", true],
  ["properties/labels/any(i: i/labelName eq 'vip' and properties/status eq 'Active')", true],
  ["properties/tags/any(i: i/labelName eq 'vip')", false],
  ["properties/status eq 'New' or properties/status eq 'Active' and name eq 'b'", false],
  ["(properties/status eq 'New' or properties/status eq 'Active') and name eq 'a'", true],
  ["properties/owner/assignedTo eq 'Sam'", false],
])('%s: %s', (filter, expected) => {
  expect(readFilter(filter)(incident)).toBe(expected);
});

test.each([
  ["properties/status is 'New'", /'is'/],
  ['properties/status eq', /a value was expected where 'the end'/],
  ["(properties/status eq 'New'", /'\)' was expected/],
  ['length(properties/title) eq 3', /the function 'length' is unknown/],
  ['properties/status eq "New"', /'"New"' is unexpected|is unexpected/],
])('%s is refused', (filter, problem) => {
  expect(() => readFilter(filter)).toThrow(problem);
});
