import dev from '../../environments/dev';
import { jiraCloud, jiraDataCenter } from '../playbooks/systems';
import { editedStack } from './edited-stack';
import { harmOf } from './harm';
import { JIRA_SABOTAGE, SABOTAGE } from './sabotage';

const { serviceNow: _, ...others } = dev;

describe.each([
  ['ServiceNow', SABOTAGE, dev],
  ['Jira Cloud', JIRA_SABOTAGE, { ...others, jira: jiraCloud }],
  ['Jira Data Center', JIRA_SABOTAGE, { ...others, jira: jiraDataCenter }],
] as const)('%s', (_system, sabotage, environment) => {
  test.each(Object.keys(sabotage))(
    '%s: the soak shows it',
    async (name) => {
      expect(await harmOf(editedStack(sabotage[name], environment))).toBeGreaterThan(0);
    },
    300_000,
  );
});
