import * as fc from 'fast-check';
import { World } from '../../../emulator/world';
import { TODAY } from '../../constructs/today';
import { anyProperties } from '../any-properties';
import { deliver } from '../servicenow/dev-world';
import { passwordSpray, withProperties } from '../servicenow/payloads';
import { jiraCloud, jiraDataCenter, withJira } from '../systems';

test.each([
  ['Cloud', jiraCloud],
  ['Data Center', jiraDataCenter],
])('law, Jira %s: no run fails because of what an incident says', async (_, jira) => {
  const world = new World(withJira(jira), { start: TODAY.getTime() });
  await fc.assert(
    fc.asyncProperty(anyProperties, async (given) => {
      world.reset();
      const state = await deliver(world, withProperties(passwordSpray, given));
      expect(state.runs.map(({ status }) => status)).toEqual(['Succeeded']);
      expect(state.jira.issues.map(({ key }) => key)).toEqual(['SEC-1']);
      expect(state.notifications).toEqual([]);
    }),
    { numRuns: 80 },
  );
});
