import { faultsOf, jira } from './settings';

describe.each([
  {
    what: 'an urgency of four',
    changes: { 'serviceNow.mappings': { incident: { urgency: { High: 4 } } } },
    faults: ['serviceNow.mappings.incident.urgency.High: 4 is none of 1, 2, 3'],
  },
  {
    what: 'an unknown severity in a table',
    changes: { 'serviceNow.mappings': { incident: { impact: { Hihg: 1 } } } },
    faults: [
      'serviceNow.mappings.incident.impact.Hihg: is no setting; the settings here are High, Medium, Low, Informational',
    ],
  },
  {
    what: 'a status that comes back as another one',
    changes: { 'serviceNow.mappings': { incident: { state: { Closed: '2' } } } },
    faults: [
      "serviceNow.mappings.incident.state.Closed: '2' comes back as 'Active', not as 'Closed'; give status a row '2': 'Closed', or map Closed to another value",
    ],
  },
  {
    what: 'a status that does not come back',
    changes: {
      'serviceNow.routes': [{ table: 'sn_si_incident' }],
      'serviceNow.mappings': { sn_si_incident: { state: { Closed: '99' } } },
    },
    faults: [
      "serviceNow.mappings.sn_si_incident.state.Closed: '99' comes back as nothing, not as 'Closed'; give status a row '99': 'Closed', or map Closed to another value",
    ],
  },
  {
    what: 'a status that is none, once',
    changes: { 'serviceNow.mappings': { incident: { status: { 2: 'Open' } } } },
    faults: ["serviceNow.mappings.incident.status.2: 'Open' is none of 'New', 'Active', 'Closed'"],
  },
  {
    what: 'a category that is none, once',
    changes: { jira: { ...jira, mappings: { category: { Active: 'doing' } } } },
    faults: ["jira.mappings.category.Active: 'doing' is none of 'new', 'indeterminate', 'done'"],
  },
  {
    what: 'a category that comes back as another status',
    changes: { jira: { ...jira, mappings: { category: { New: 'indeterminate' } } } },
    faults: [
      "jira.mappings.category.New: 'indeterminate' comes back as 'Active', not as 'New'; give status a row 'indeterminate': 'New', or map New to another value",
    ],
  },
  {
    what: 'rows for a table that no route opens, once',
    changes: { 'serviceNow.mappings': { sn_si_incident: { state: { Closed: '99' } } } },
    faults: [
      "serviceNow.mappings.sn_si_incident: { state: { Closed: '99' } } is for a table that no route opens tickets in; give a route `table: 'sn_si_incident'`, or drop the rows",
    ],
  },
  {
    what: 'a resolution for some classifications',
    changes: { jira: { ...jira, mappings: { resolution: { TruePositive: 'Fixed' } } } },
    faults: ['BenignPositive', 'FalsePositive', 'Undetermined'].map(
      (kind) =>
        `jira.mappings.resolution.${kind}: is missing; give the resolution's name for ${kind}`,
    ),
  },
])('$what', ({ changes, faults }) => {
  test('is told with its path, its value and what would be right', () => {
    expect(faultsOf(changes)).toEqual(faults);
  });
});
