import { World } from '../../../emulator/world';
import { TODAY } from '../../constructs/today';
import { NAMES, stackOf } from '../systems';
import type { Desk } from './desk';
import { jiraDesk, jiraOptions } from './jira-desk';
import { serviceNowDesk, serviceNowOptions } from './servicenow-desk';

const DESKS: Readonly<Record<string, (world: World) => Desk>> = {
  'ServiceNow incidents': (world) => serviceNowDesk(world, 'incident'),
  'ServiceNow security incidents': (world) => serviceNowDesk(world, 'sn_si_incident'),
  'Jira Cloud': jiraDesk,
  'Jira Data Center': jiraDesk,
};

/** The columns of the scenario table: a world for each ticket system. */
export const COLUMNS: readonly string[] = NAMES;

/** The desk of a column, in a world of its own. */
export function deskOf(column: string): Desk {
  const make = DESKS[column];
  if (make === undefined) throw new Error(`the scenario table has no column '${column}'`);
  const start = TODAY.getTime();
  return make(new World(stackOf(column), { start, ...serviceNowOptions, ...jiraOptions }));
}
