import { jiraError } from './errors';
import type { Issue } from './issue';
import type { Clause, Jql, Operand, Operator } from './jql';
import { type JqlField, jqlField, type JqlPlace } from './jql-fields';

/** Whether an issue is what a query asks for. */
export type Test = (issue: Issue) => boolean;

const COMPARE: Readonly<
  Partial<Record<Operator, (left: string | number, right: string | number) => boolean>>
> = {
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
};

/**
 * Makes a test of a clause.
 * @throws Refusal with 400 where it names a field, value or operator that does not exist
 */
export function testOf(clause: Clause | undefined, place: JqlPlace): Test {
  switch (clause?.kind) {
    case undefined:
      return () => true;
    case 'and': {
      const tests = clause.parts.map((part) => testOf(part, place));
      return (issue) => tests.every((test) => test(issue));
    }
    case 'or': {
      const tests = clause.parts.map((part) => testOf(part, place));
      return (issue) => tests.some((test) => test(issue));
    }
    case 'not': {
      const test = testOf(clause.part, place);
      return (issue) => !test(issue);
    }
    case 'condition':
      return conditionOf(clause, place);
  }
}

function conditionOf(
  { field: name, operator, operands }: Extract<Clause, { kind: 'condition' }>,
  place: JqlPlace,
): Test {
  const field = jqlField(name);
  const valuesOf = (issue: Issue) => field.valuesOf(issue, place);
  const asksForEmpty = operands.some(
    ({ isEmpty, text, isQuoted }) =>
      isEmpty || (name.toLowerCase() === 'resolution' && !isQuoted && /^unresolved$/i.test(text)),
  );
  if (operator === 'is' || operator === 'is not' || (asksForEmpty && operands.length === 1)) {
    if (!asksForEmpty) {
      throw jiraError(400, [
        `The operator '${operator}' only supports searching for empty values in the '${name}' field.`,
      ]);
    }
    if (field.canBeEmpty !== true && operator.startsWith('is')) {
      throw jiraError(400, [`The field '${name}' does not support searching for EMPTY values.`]);
    }
    const wantsEmpty = operator === 'is' || operator === '=' || operator === 'in';
    return (issue) => (valuesOf(issue).length === 0) === wantsEmpty;
  }
  const wanted = read(
    name,
    field,
    operands.filter(({ isEmpty }) => !isEmpty),
    place,
  );
  const compare = COMPARE[operator];
  if (compare !== undefined) {
    if (field.isOrdered !== true) {
      throw jiraError(400, [`The operator '${operator}' is not supported by the '${name}' field.`]);
    }
    const [limit = 0] = wanted;
    return (issue) => valuesOf(issue).some((value) => compare(value, limit));
  }
  const has: Test = (issue) => valuesOf(issue).some((value) => wanted.includes(value));
  if (operator === '=' || operator === 'in') {
    return (issue) => has(issue) || (asksForEmpty && valuesOf(issue).length === 0);
  }
  // What has no value at all is not found by a condition that excludes one.
  return (issue) => valuesOf(issue).length > 0 && !has(issue);
}

function read(name: string, field: JqlField, operands: readonly Operand[], place: JqlPlace) {
  const unknown =
    field.unknown ?? ((value) => `The value '${value}' does not exist for the field '${name}'.`);
  const values = operands.map((operand) => ({ operand, value: field.read(operand, place) }));
  const wrong = values.filter(({ value }) => value === undefined);
  if (wrong.length > 0) {
    throw jiraError(
      400,
      wrong.map(({ operand: { text } }) => unknown(text, name)),
    );
  }
  return values.flatMap(({ value }) => value ?? []);
}

/**
 * How a query orders issues; where it says nothing, the newest comes first.
 * @throws Refusal with 400 where it names a field that does not exist
 */
export function orderOf({ order }: Jql, place: JqlPlace): (a: Issue, b: Issue) => number {
  if (order.length > 7) {
    throw jiraError(400, ['The maximum number of fields in the ORDER BY clause is 7.']);
  }
  const keys = [...order, { field: 'id', descending: true }].map(({ field, descending }) => ({
    field: jqlField(field),
    descending,
  }));
  return (a, b) => {
    for (const { field, descending } of keys) {
      const [left = -Infinity] = field.valuesOf(a, place);
      const [right = -Infinity] = field.valuesOf(b, place);
      if (left !== right) return left < right === descending ? 1 : -1;
    }
    return 0;
  };
}

/** The labels one of which every issue has that a clause finds; undefined where it asks for none. */
export function labelsOf(clause: Clause | undefined): readonly string[] | undefined {
  switch (clause?.kind) {
    case 'and':
      return clause.parts
        .map(labelsOf)
        .filter((labels) => labels !== undefined)
        .sort((a, b) => b.join().length - a.join().length)[0];
    case 'condition': {
      const { field, operator, operands } = clause;
      if (field.toLowerCase() !== 'labels' || (operator !== '=' && operator !== 'in')) return;
      return operands.some(({ isEmpty }) => isEmpty) ? undefined : operands.map(({ text }) => text);
    }
    case 'or':
    case 'not':
    case undefined:
      return undefined;
  }
}
