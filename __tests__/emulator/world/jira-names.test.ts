import { loadStack } from '../../../emulator/stack';
import { jiraNames } from '../../../emulator/world/jira-names';
import type { Json } from '../../../workflow/parameter';
import { azapi, openDefinition, synthesized } from '../services/fixtures/stack';

const namesOf = (parameters: Record<string, Json>, compose: Json) => {
  const definition: Json = {
    ...openDefinition,
    parameters: {
      $connections: { type: 'Object', defaultValue: {} },
      vaultUri: { type: 'String' },
      ...parameters,
    },
    actions: { Compose: { type: 'Compose', runAfter: {}, inputs: compose } },
  };
  return jiraNames(loadStack(synthesized({ azapi_resource: azapi({ definition }) })));
};

test('names are found in rows, tables, bodies and queries; expressions are none', () => {
  const names = namesOf(
    {
      priorityOf: { type: 'Object', defaultValue: { High: 'P1', Low: 'P3' } },
      resolutionOf: { type: 'Object', defaultValue: { TruePositive: 'Contained' } },
    },
    {
      rows: [
        { project: 'SEC', issueType: 'Incident', components: ['Mail', 'Web'], assignee: 'jdoe' },
        { project: { key: 'OPS' }, issuetype: { name: 'Task' }, assignee: { accountId: '5b10' } },
      ],
      body: { project: { key: "@item()['project']" }, components: [{ name: 'Cloud' }] },
      jql: 'project in ("NET", "APP") AND labels = "sentinel"',
    },
  );
  expect(names).toMatchObject({
    projects: ['SEC', 'OPS', 'NET', 'APP'],
    issueTypes: ['Incident', 'Task'],
    components: ['Mail', 'Web', 'Cloud'],
    priorities: ['P1', 'P3'],
    resolutions: ['Contained'],
    people: ['jdoe', '5b10'],
    screens: { new: [], indeterminate: [], done: ['resolution'] },
  });
});

test('names are found in what an edit sets', () => {
  const update = {
    components: [{ set: [{ name: 'identity' }] }],
    assignee: [{ set: { accountId: '5b10' } }],
    customfield_1: [{ set: { value: 'EMEA' } }],
    customfield_2: [{ set: { name: 'eve' } }],
  };
  expect(namesOf({}, { rows: [{ project: 'SEC', update }] })).toMatchObject({
    components: ['identity'],
    people: ['5b10', 'eve'],
    fields: [
      { id: 'customfield_1', kind: 'select', options: ['EMEA'] },
      { id: 'customfield_2', kind: 'user' },
    ],
  });
});

test('fields have the kind of the values that they are given', () => {
  const { fields, people, screens } = namesOf(
    { fieldsOf: { type: 'Object', defaultValue: { done: { customfield_7: 'x' } } } },
    {
      customfield_1: 'words',
      customfield_2: 2,
      customfield_3: { value: 'EMEA' },
      customfield_4: { accountId: 'sam' },
      customfield_5: { type: 'doc', version: 1, content: [] },
      customfield_6: [{ customfield_6: '@expression' }, { customfield_6: 3 }],
      customfield_8: { kind: 'user', value: 'eve' },
      other: { customfield_3: { kind: 'select', value: 'APAC' } },
    },
  );
  expect(fields.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual([
    { id: 'customfield_1', kind: 'text' },
    { id: 'customfield_2', kind: 'number' },
    { id: 'customfield_3', kind: 'select', options: ['EMEA', 'APAC'] },
    { id: 'customfield_4', kind: 'user' },
    { id: 'customfield_5', kind: 'richText' },
    { id: 'customfield_6', kind: 'number' },
    { id: 'customfield_7', kind: 'text' },
    { id: 'customfield_8', kind: 'user' },
  ]);
  expect(people).toEqual(['sam', 'eve']);
  expect(screens.done).toEqual(['customfield_7']);
});
