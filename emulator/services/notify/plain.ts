import { type JsonObject, textAt } from '../jira/values';
import { otherKeys } from './keys';

/** What a plain webhook is told: always all of it, and each a text. */
const KEYS = [
  'title',
  'sentence',
  'next',
  'system',
  'playbook',
  'incident',
  'incidentId',
  'run',
  'time',
];

/** What is wrong with a message for a plain webhook; undefined where nothing is. */
export function plainFault(message: JsonObject): string | undefined {
  const missing = KEYS.filter((key) => textAt(message, key) === undefined);
  if (missing.length > 0) return `has no text under '${missing.join("', '")}'`;
  return otherKeys(message, KEYS);
}
