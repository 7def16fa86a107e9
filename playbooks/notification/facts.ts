import type { Value } from '../../workflow/tree';
import type { Notification } from '../notification';

/** What stands below the sentence, a line each: what it is and its value. */
export const factsOf = ({
  incident,
  system,
  playbook,
}: Notification): readonly (readonly [name: string, value: Value<string>])[] => [
  ...(incident ? [['Incident', incident.title] as const] : []),
  ['System', system],
  ['Playbook', playbook],
];

/** What the link to the run is called. */
export const OPEN_RUN = 'Open the run';
