import { signatureOf } from '../../functions';
import type { Node } from '../../tree';
import { OPAQUE, entriesAt, isLiteralText, valueAt, wordAt } from '../json';
import type { Operation } from '../operations';
import type { Outline } from '../outline';
import { type Rule, inOperation } from '../rule';
import { MEASURED } from './sources';

const switches = ({ operations }: Outline) => operations.filter(({ type }) => type === 'switch');

const literal: Rule = {
  code: 'L23',
  title: 'Switch on a literal',
  level: 'error',
  message:
    "The expression '{value}' of Switch action '{action}' is not a template language expression.",
  cause: 'A Switch that always takes the same case is refused.',
  fix: 'begin the expression with @.',
  source: MEASURED,
  check: (outline) =>
    switches(outline).flatMap((operation) => {
      const value = operation.action['expression'];
      return isLiteralText(value) ? [inOperation(operation, ['expression'], { value })] : [];
    }),
};

/** The literal case values of a Switch, by the names of their cases. */
const casesOf = ({ action }: Operation) =>
  entriesAt(action, 'cases').flatMap(([name, branch]) => {
    const value = valueAt(branch, 'case');
    if (value === OPAQUE || (typeof value !== 'string' && typeof value !== 'number')) return [];
    return [{ name, value }];
  });

const duplicate: Rule = {
  code: 'L23',
  title: 'Switch with one case twice',
  level: 'error',
  message: "The Switch action '{action}' has more than one case for '{value}'.",
  cause: 'Each value may stand in one case; case matters.',
  fix: 'join the two cases.',
  source: MEASURED,
  check: (outline) =>
    switches(outline).flatMap((operation) => {
      const cases = casesOf(operation);
      return cases
        .filter(({ value }, index) => cases.slice(0, index).some((c) => c.value === value))
        .map(({ name, value }) => inOperation(operation, ['cases', name, 'case'], { value }));
    }),
};

type CaseType = 'string' | 'number';

/** What a Switch's value is for certain; undefined where that is not known. */
function typeOf(node: Node, outline: Outline): CaseType | undefined {
  if (node.kind === 'template') return 'string';
  if (node.kind !== 'call') return undefined;
  const [name] = node.args;
  if (
    node.name.toLowerCase() === 'parameters' &&
    name?.kind === 'literal' &&
    typeof name.value === 'string'
  ) {
    const declared = wordAt(outline.definition, 'parameters', name.value, 'type');
    return declared === 'string' ? 'string' : declared === 'int' ? 'number' : undefined;
  }
  const returns = signatureOf(node.name)?.returns;
  if (returns === 'string') return 'string';
  return returns === 'integer' ? 'number' : undefined;
}

const caseType: Rule = {
  code: 'L23',
  title: 'Switch with a case of another type than its value',
  level: 'error',
  message:
    "Template language function 'strongEquals' expects parameters of same type: the case '{case}' of Switch action '{action}' is a {found}, its value a {expected}.",
  cause: 'Every case is compared; one of another type fails them all, the default included.',
  fix: 'write the case as a {expected}, or convert the value with string() or int().',
  source: MEASURED,
  check: (outline) =>
    switches(outline).flatMap((operation) => {
      const value = outline.nodeAt(operation, 'expression');
      const expected = value && typeOf(value, outline);
      if (expected === undefined) return [];
      return casesOf(operation)
        .filter((branch) => typeof branch.value !== expected)
        .map((branch) => {
          const values = { case: branch.name, found: typeof branch.value, expected };
          return inOperation(operation, ['cases', branch.name, 'case'], values);
        });
    }),
};

const nullable: Rule = {
  code: 'L23',
  title: 'Switch on a value that may be null',
  level: 'warning',
  message:
    "ExpressionEvaluationFailed: the value of Switch action '{action}' must be of type 'String' or 'Integer', and a missing property makes it 'Null'.",
  cause: 'Not even the default case runs for null: the action fails.',
  fix: "give it a value for that case: @coalesce(..., '').",
  source: MEASURED,
  check: (outline) =>
    switches(outline).flatMap((operation) => {
      const value = outline.nodeAt(operation, 'expression');
      const mayBeNull = value?.kind === 'access' && value.safe;
      return mayBeNull ? [inOperation(operation, ['expression'])] : [];
    }),
};

/** Switch. */
export const SWITCH_RULES: readonly Rule[] = [literal, duplicate, caseType, nullable];
