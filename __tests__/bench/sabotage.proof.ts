import { soak } from '../../bench/soak/soak';
import dev from '../../environments/dev';
import { jiraCloud, jiraDataCenter } from '../playbooks/systems';
import { editedStack } from './edited-stack';
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
      const stack = editedStack(sabotage[name], environment);
      const { lost, doubled, echo, denied } = await soak(stack, { incidents: 80, seed: 2 });
      expect(lost + doubled + echo + denied).toBeGreaterThan(0);
    },
    100_000,
  );
});
