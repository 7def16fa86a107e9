import { World } from '../../../emulator/world';
import { TODAY } from '../../constructs/synthesized';
import { Lifecycle, PHASES } from '../lifecycle';
import { jiraCloud, jiraDataCenter, withJira } from '../systems';

describe.each([
  ['Jira Cloud', jiraCloud],
  ['Jira Data Center', jiraDataCenter],
])('an issue in %s', (_, jira) => {
  const world = new World(withJira(jira), { start: TODAY.getTime() });
  let life: Lifecycle;
  beforeEach(() => {
    world.reset();
    life = new Lifecycle(world);
  });

  test('lives through everything with its incident', async () => {
    for (const phase of PHASES) {
      life.act(phase);
      await life.pass(12);
      expect({ phase, wrongs: life.wrongs() }).toEqual({ phase, wrongs: [] });
    }
    expect(world.state().runs.filter(({ status }) => status === 'Failed')).toEqual([]);
  });
});
