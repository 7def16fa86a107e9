import { jiraMapping } from '../../constructs/jira-integration';
import { type EnvironmentInput, parseEnvironment } from '../../environments';
import { issueMapping } from '../../mappings/jira/issue';
import { jira, minimalWith } from '../environments/settings';
import { synthesized } from './synthesized';
import { TODAY } from './today';

const PRIORITIES = { High: 'P1', Medium: 'P2', Low: 'P3', Informational: 'P3' };

const input: EnvironmentInput = minimalWith({
  jira: {
    ...jira,
    routes: [
      { when: { tags: ['vulnerability'] }, project: 'VULN', priorities: PRIORITIES },
      { project: 'SEC' },
    ],
    mappings: { priority: { High: 'Highest' } },
  },
});

describe('a project with a priority scheme of its own', () => {
  const settings = parseEnvironment(input, { today: TODAY }).jira!;

  test('maps there and back by its own priorities; one for two severities stands for the graver', () => {
    const { priority, severity } = jiraMapping(settings, 'VULN');
    expect(priority).toEqual(PRIORITIES);
    expect(severity).toMatchObject({ P1: 'High', P2: 'Medium', P3: 'Low' });
  });

  test('leaves the others with those of the environment', () => {
    expect(jiraMapping(settings, 'SEC').priority).toEqual({
      ...issueMapping.priority,
      High: 'Highest',
    });
  });

  test('has a row of its own in the tables of the playbooks', () => {
    const { text } = synthesized(input);
    expect(text).toContain('"P1"');
    expect(text).toMatch(/"VULN": \{\s+"High": "P1"/);
  });
});
