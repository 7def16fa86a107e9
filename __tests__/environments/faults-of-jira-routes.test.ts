import { type Changes, faultsOf, jira } from './settings';

const cloudWith = (changes: Changes): Changes => ({ jira, ...changes });
const route = (changes: object): Changes => ({ 'jira.routes': [{ project: 'SEC', ...changes }] });

describe.each<{ what: string; changes: Changes; faults: readonly string[] }>([
  {
    what: 'a project in small letters',
    changes: cloudWith(route({ project: 'sec' })),
    faults: ["jira.routes[0].project: 'sec' is no project key; write 'SEC'"],
  },
  {
    what: 'a project by its name',
    changes: cloudWith(route({ project: 'Security Operations' })),
    faults: [
      "jira.routes[0].project: 'Security Operations' is no project key; write it like 'SEC'",
    ],
  },
  {
    what: 'a blank issue type',
    changes: cloudWith(route({ issueType: ' ' })),
    faults: ["jira.routes[0].issueType: ' ' is blank; write a text, or leave the setting out"],
  },
  {
    what: 'a priority that is blank, and one for no severity',
    changes: cloudWith(route({ priorities: { High: ' ', Grave: 'P1' } })),
    faults: [
      "jira.routes[0].priorities.High: ' ' is blank; write a text, or leave the setting out",
      'jira.routes[0].priorities.Grave: is no setting; the settings here are High, Medium, Low, Informational',
    ],
  },
  {
    what: 'two priority schemes of one project',
    changes: cloudWith({
      'jira.routes': [
        { when: { severities: ['High'] }, project: 'SEC', priorities: { High: 'P1' } },
        { when: { severities: ['Low'] }, project: 'OPS' },
        { project: 'SEC' },
      ],
    }),
    faults: [
      "jira.routes[2].priorities: {} is not what routes[0] says of the same project 'SEC'; write the same rows into each",
    ],
  },
  {
    what: 'no components',
    changes: cloudWith(route({ components: [] })),
    faults: ['jira.routes[0].components: [] is empty; leave it out for none'],
  },
  {
    what: 'a label with a blank',
    changes: cloudWith(route({ labels: ['blue team'] })),
    faults: ["jira.routes[0].labels[0]: 'blue team' is no label: 1-255 characters, no blanks"],
  },
  {
    what: 'a Cloud assignee by e-mail address',
    changes: cloudWith(route({ assignee: 'jane@acme.com' })),
    faults: [
      "jira.routes[0].assignee: 'jane@acme.com' is no account id, by which alone the Cloud knows people; write the one at the end of the person's profile address",
    ],
  },
  {
    what: 'a person in a Cloud field by name',
    changes: cloudWith({
      ...route({ fields: { customfield_10010: { kind: 'user', value: 'Jane Doe' } } }),
      'jira.transitionFields': { done: { customfield_10011: { kind: 'user', value: 'a@b.c' } } },
    }),
    faults: [
      "jira.routes[0].fields.customfield_10010.value: 'Jane Doe' is no account id, by which alone the Cloud knows people; write the one at the end of the person's profile address",
      "jira.transitionFields.done.customfield_10011.value: 'a@b.c' is no account id, by which alone the Cloud knows people; write the one at the end of the person's profile address",
    ],
  },
  {
    what: 'a field by its name',
    changes: cloudWith(route({ fields: { Region: { kind: 'select', value: 'EMEA' } } })),
    faults: [
      "jira.routes[0].fields.Region: { kind: 'select', value: 'EMEA' } stands under no custom field's id; write it like 'customfield_10010'",
    ],
  },
  {
    what: 'a field of a kind that does not exist',
    changes: cloudWith(route({ fields: { customfield_10010: { kind: 'choice', value: 'x' } } })),
    faults: [
      "jira.routes[0].fields.customfield_10010.kind: 'choice' is none of 'text', 'richText', 'select', 'number', 'user'",
    ],
  },
  {
    what: 'a number that is a text',
    changes: cloudWith(route({ fields: { customfield_10010: { kind: 'number', value: '5' } } })),
    faults: [
      "jira.routes[0].fields.customfield_10010.value: '5' is a text, not a number; give the value, a number",
    ],
  },
  {
    what: 'a field without a kind',
    changes: cloudWith(route({ fields: { customfield_10010: 'EMEA' } })),
    faults: [
      "jira.routes[0].fields.customfield_10010: the value (not shown: it may be a secret) is a text, not an object; give a field's kind and value, such as `{ kind: 'select', value: 'EMEA' }`",
    ],
  },
  {
    what: 'the resolution as a field of a transition',
    changes: cloudWith({
      'jira.transitionFields': { done: { resolution: { kind: 'select', value: 'Done' } } },
    }),
    faults: [
      "jira.transitionFields.done.resolution: { kind: 'select', value: 'Done' } is no custom field: the resolution follows from the classification; write it under mappings.resolution",
    ],
  },
  {
    what: 'fields of transitions to a category that does not exist',
    changes: cloudWith({ 'jira.transitionFields': { closed: {} } }),
    faults: [
      'jira.transitionFields.closed: is no setting; the settings here are new, indeterminate, done',
    ],
  },
  {
    what: 'a route behind one that takes all',
    changes: cloudWith({ 'jira.routes': [{ project: 'SEC' }, { project: 'NET' }] }),
    faults: [
      "jira.routes[1]: { project: 'NET' } can never match, because routes[0] took every incident it wants already; put it first, or drop it",
    ],
  },
])('$what', ({ changes, faults }) => {
  test('is told with its path, its value and what would be right', () => {
    expect(faultsOf(changes)).toEqual(faults);
  });
});
