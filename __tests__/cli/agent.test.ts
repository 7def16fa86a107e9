import { editTicket } from '../../cli/agent';
import { World } from '../../emulator/world';
import { TODAY } from '../constructs/today';
import { jiraCloud, withJira } from '../playbooks/systems';
import { devWorld } from '../playbooks/servicenow/dev-world';
import { GUID } from '../playbooks/lifecycle';

describe('an agent', () => {
  test('edits columns of a ServiceNow ticket, found by its number', async () => {
    const world = devWorld();
    world.analyst.create(GUID);
    await world.settle();
    editTicket(world, { ticket: 'INC0010001', fields: { state: '2' } });
    expect(world.serviceNow?.rows('incident')[0]).toMatchObject({ state: '2' });
  });

  test('edits fields of a Jira issue, moves it, and comments on it', async () => {
    const world = new World(withJira(jiraCloud), { start: TODAY.getTime() });
    world.analyst.create(GUID);
    await world.settle();
    const fields = { priority: 'Low', status: 'In Progress', comment: 'Looking' };
    editTicket(world, { ticket: 'SEC-1', fields });
    expect(world.jira?.issue('SEC-1')).toMatchObject({
      priority: 'Low',
      status: { name: 'In Progress' },
      comments: [{}],
    });
    editTicket(world, { ticket: 'SEC-1', fields: { comment: 'Again' } });
    expect(world.jira?.issue('SEC-1')?.comments).toHaveLength(2);
  });

  test('is told where there is no such ticket', () => {
    expect(() => {
      editTicket(devWorld(), { ticket: 'INC9', fields: {} });
    }).toThrow("there is no ticket 'INC9' to edit");
  });
});
