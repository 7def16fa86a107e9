import type { Json } from '../../../workflow/parameter';
import { textAt } from '../jira/values';
import type { StixObject } from './objects';

/** The kinds of objects that the API takes. */
const TYPES = ['indicator', 'attack-pattern', 'identity', 'relationship', 'threat-actor'];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TIME =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/;
/** One comparison, its text without a bare quote or backslash in it. */
const PATTERN = /^\[[a-z0-9-]+:[A-Za-z0-9_.'-]+ = '(?:[^'\\]|\\['\\])+'\]$/;

/** A property's rule: what it must look like, and whether it must be there. */
interface Rule {
  readonly needed: boolean;
  readonly right: (value: Json) => boolean;
}

const text = (value: Json): value is string => typeof value === 'string';
const needed = (right: Rule['right']): Rule => ({ needed: true, right });
const optional = (right: Rule['right']): Rule => ({ needed: false, right });
const time = (value: Json): boolean => text(value) && TIME.test(value);
const texts = (value: Json): boolean => Array.isArray(value) && value.every(text);

const COMMON: Readonly<Record<string, Rule>> = {
  type: needed((value) => text(value) && TYPES.includes(value)),
  created: needed(time),
  modified: needed(time),
  spec_version: optional((value) => value === '2.0' || value === '2.1'),
  revoked: optional((value) => typeof value === 'boolean'),
  labels: optional(texts),
  object_marking_refs: optional(texts),
  external_references: optional(Array.isArray),
  confidence: optional(
    (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 100,
  ),
};

const INDICATOR: Readonly<Record<string, Rule>> = {
  pattern: needed((value) => text(value) && PATTERN.test(value)),
  pattern_type: needed(text),
  valid_from: needed(time),
  valid_until: optional(time),
  name: optional(text),
  description: optional(text),
  indicator_types: optional(texts),
};

/**
 * What is wrong with an object, in the words of the API. Of a wrong value, only the words for a missing one are documented.
 * @see https://learn.microsoft.com/azure/sentinel/stix-objects-api
 */
export function messagesFor(object: StixObject, known: StixObject | undefined): readonly string[] {
  const type = textAt(object, 'type') ?? '';
  const id = needed(
    (value) =>
      text(value) && value.startsWith(`${type}--`) && UUID.test(value.slice(type.length + 2)),
  );
  const rules = { id, ...COMMON, ...(type === 'indicator' && INDICATOR) };
  const faults = Object.entries(rules).flatMap(([name, rule]) => {
    const value = object[name] ?? null;
    if (value === null) {
      return rule.needed
        ? [`Error for Property=${name}: Required property is missing. Actual value: NULL.`]
        : [];
    }
    return rule.right(value)
      ? []
      : [
          `Error for Property=${name}: The value is not valid. Actual value: ${JSON.stringify(value)}.`,
        ];
  });
  if (faults.length > 0) return faults;
  const [from, until] = [textAt(object, 'valid_from'), textAt(object, 'valid_until')];
  if (from !== undefined && until !== undefined && until <= from) {
    return [
      `Error for Property=valid_until: It has to be later than valid_from. Actual value: ${until}.`,
    ];
  }
  // A revocation is final: no version under this id may follow, but the same one may come again.
  const isFinal = known?.['revoked'] === true && object['revoked'] !== true;
  return isFinal
    ? ['Error for Property=revoked: The object was revoked. Actual value: False.']
    : [];
}
