import type { World } from '../../emulator/world';
import { JiraSide } from './jira-side';
import { ServiceNowSide } from './servicenow-side';
import type { TicketSide } from './ticket-side';

/** The ticket systems of a world. */
export const sidesOf = ({ serviceNow, jira }: World): readonly TicketSide[] => [
  ...(serviceNow === undefined ? [] : [new ServiceNowSide(serviceNow)]),
  ...(jira === undefined ? [] : [new JiraSide(jira)]),
];
