import type { World } from '../emulator/world';
import type { TicketSide } from './soak/ticket-side';

/** Hours between the steps of a lifecycle. */
export const STEP_HOURS = 3;

/**
 * What people do to one incident and its ticket in a day, step by step: it is created, changed three times, commented on both sides, and closed.
 * @param guid the incident's
 */
export function lifecycleOf(
  { analyst }: World,
  side: TicketSide,
  guid: string,
): readonly (() => void)[] {
  const ticket = () => side.ticketsOf(guid)[0]?.key ?? '';
  return [
    () => {
      analyst.create(guid);
    },
    () => {
      analyst.setSeverity(guid, 'High');
    },
    () => {
      analyst.activate(guid);
    },
    () => {
      analyst.comment(guid, 'Look at this');
    },
    () => {
      side.note(ticket(), 'Seen');
    },
    () => {
      side.grade(ticket(), 'Low');
    },
    () => {
      analyst.close(guid, { classification: 'TruePositive' });
    },
  ];
}
