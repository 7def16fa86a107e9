import type { JsonObject } from '../jira/values';

/** What is wrong with an object that has other keys than the known ones. */
export function otherKeys(value: JsonObject, known: readonly string[]): string | undefined {
  const others = Object.keys(value).filter((key) => !known.includes(key));
  return others.length === 0 ? undefined : `has the unknown key '${others.join("', '")}'`;
}
