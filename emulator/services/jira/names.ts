import type { Json } from '../../../workflow/parameter';

/** The priorities that sites start with. */
export const PRIORITIES = ['Highest', 'High', 'Medium', 'Low', 'Lowest'];

/** The resolutions that sites of one product or the other start with. */
export const RESOLUTIONS = [
  'Done',
  "Won't Do",
  'Duplicate',
  'Cannot Reproduce',
  'Fixed',
  "Won't Fix",
  'Incomplete',
];

/** The types of a project that names none. */
export const ISSUE_TYPES = ['Task', 'Bug', 'Story'];

/** An id for something with a name: always the same one. */
export function idOf(what: string, name: string): string {
  const known = PRIORITIES.indexOf(name);
  if (what === 'Priority' && known >= 0) return String(known + 1);
  let sum = 0;
  for (const character of `${what} ${name}`) sum = (sum * 31 + character.charCodeAt(0)) % 89_999;
  return String(10_001 + sum);
}

/** A value as a message shows it. */
export const nameFor = (value: Json): string =>
  typeof value === 'string' ? value : JSON.stringify(value);
