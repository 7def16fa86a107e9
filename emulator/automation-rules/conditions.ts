import { z } from 'zod';

import type { Json } from '../../workflow/parameter';
import type { IncidentEvent } from './event';
import { propertyValues } from './properties';

type Test = (value: string, wanted: string) => boolean;

// Whether the service regards case is documented nowhere; the emulator does, so that no rule starts by luck.
const POSITIVE: Readonly<Record<string, Test>> = {
  Equals: (value, wanted) => value === wanted,
  Contains: (value, wanted) => value.includes(wanted),
  StartsWith: (value, wanted) => value.startsWith(wanted),
  EndsWith: (value, wanted) => value.endsWith(wanted),
};

const operator = z.enum([
  'Equals',
  'NotEquals',
  'Contains',
  'NotContains',
  'StartsWith',
  'NotStartsWith',
  'EndsWith',
  'NotEndsWith',
]);

const values = z.array(z.string());

/** The properties whose change a rule can wait for, by the word that an update event uses for the field. */
const CHANGING = {
  IncidentSeverity: 'Severity',
  IncidentStatus: 'Status',
  IncidentOwner: 'Owner',
} as const;

const leaf = z.discriminatedUnion('conditionType', [
  z.strictObject({
    conditionType: z.literal('Property'),
    conditionProperties: z.strictObject({
      propertyName: z.string(),
      operator,
      propertyValues: values,
    }),
  }),
  z.strictObject({
    conditionType: z.literal('PropertyChanged'),
    conditionProperties: z.strictObject({
      propertyName: z.enum(['IncidentSeverity', 'IncidentStatus', 'IncidentOwner']),
      changeType: z.enum(['ChangedFrom', 'ChangedTo']).nullish(),
      operator: operator.nullish(),
      propertyValues: values.nullish(),
    }),
  }),
  z.strictObject({
    conditionType: z.literal('PropertyArrayChanged'),
    conditionProperties: z.strictObject({
      arrayType: z.enum(['Alerts', 'Labels', 'Tactics', 'Comments']),
      changeType: z.literal('Added'),
    }),
  }),
]);

const boolean = z.strictObject({
  conditionType: z.literal('Boolean'),
  conditionProperties: z.strictObject({
    operator: z.enum(['And', 'Or']),
    // "'InnerConditions' must have between 2 and 10 items": https://github.com/Azure/Azure-Sentinel/pull/12923
    get innerConditions() {
      return z.array(condition).min(2).max(10);
    },
  }),
});

const condition: z.ZodType<Condition> = z.union([leaf, boolean]);

/** A condition of an automation rule. */
export type Condition =
  | z.output<typeof leaf>
  | {
      readonly conditionType: 'Boolean';
      readonly conditionProperties: {
        readonly operator: 'And' | 'Or';
        readonly innerConditions: readonly Condition[];
      };
    };

/**
 * Reads one condition in the shape of Sentinel's API.
 * @throws Error that says which part the emulator does not understand
 * @see https://learn.microsoft.com/rest/api/securityinsights/automation-rules/create-or-update
 */
export function readCondition(json: Json): Condition {
  const parsed = condition.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Error(
    `the condition ${JSON.stringify(json)}, which the emulator does not understand:\n${z.prettifyError(parsed.error)}`,
  );
}

/** Whether a condition holds for an event. */
export function holds(given: Condition, event: IncidentEvent): boolean {
  switch (given.conditionType) {
    case 'Property': {
      const { propertyName, operator: by, propertyValues: wanted } = given.conditionProperties;
      return matches(propertyValues(propertyName, event), by, wanted);
    }
    case 'PropertyArrayChanged':
      return changed(given.conditionProperties.arrayType, event);
    case 'PropertyChanged': {
      const {
        propertyName,
        changeType,
        operator: by,
        propertyValues: wanted,
      } = given.conditionProperties;
      if (!changed(CHANGING[propertyName], event)) return false;
      if (!changeType) return true;
      const before = { IncidentSeverity: 'severity', IncidentStatus: 'status' } as const;
      if (propertyName === 'IncidentOwner') {
        throw new Error(
          `'${changeType}' of IncidentOwner: a rule can only wait for any change of it`,
        );
      }
      const current = event.incident.properties[before[propertyName]];
      const previous = event.previous?.[before[propertyName]] ?? current;
      return matches(
        [changeType === 'ChangedTo' ? current : previous],
        by ?? 'Equals',
        wanted ?? [],
      );
    }
    case 'Boolean': {
      const { operator: by, innerConditions } = given.conditionProperties;
      return by === 'And'
        ? innerConditions.every((inner) => holds(inner, event))
        : innerConditions.some((inner) => holds(inner, event));
    }
  }
}

const changed = (field: string, event: IncidentEvent): boolean =>
  event.updates?.updatedFields.includes(field) ?? false;

/** Whether any value fits any wanted one; a negated operator asks that none does. */
function matches(
  found: readonly string[],
  by: z.output<typeof operator>,
  wanted: readonly string[],
): boolean {
  const negated = by.startsWith('Not');
  const test = POSITIVE[negated ? by.slice('Not'.length) : by];
  if (test === undefined) throw new Error(`the operator '${by}', which the emulator does not know`);
  const any = found.some((value) => wanted.some((one) => test(value, one)));
  return negated ? !any : any;
}
