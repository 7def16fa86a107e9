import { code } from '../markdown/text';
import { parseExpression } from '../../workflow/parse';
import { print } from '../../workflow/print';
import { Float, type LiteralValue, type Node } from '../../workflow/tree';
import { own } from '../own';

/** What the properties of an incident that conditions ask for are called. */
const SUBJECTS: Readonly<Record<string, string>> = {
  severity: 'severity',
  status: 'status',
  title: 'title',
  labels: 'tag',
  tactics: 'tactic',
  alertproductnames: 'product',
  relatedanalyticruleids: 'analytics rule',
  entities: 'entity',
  relatedentities: 'entity',
};

/** Calls that change how a value is written, not what is asked of it. */
const WRAPPINGS = new Set(['tolower', 'toupper', 'string', 'coalesce']);

const VERBS: Readonly<Record<string, string>> = {
  equals: 'is',
  contains: 'has',
  startswith: 'starts with',
  endswith: 'ends with',
  greater: 'is more than',
  greaterorequals: 'is at least',
  less: 'is less than',
  lessorequals: 'is at most',
};

/** What is longer than this is not understood any faster in words. */
const LONGEST = 600;

/**
 * A condition in words, as "severity is `High` or `Medium`, and product has `azure firewall`"; parts that have no words stay as they are written.
 * Undefined for what is no condition, or too long a one to be read.
 * @param text an expression, as `@equals(…)`
 */
export function conditionWords(text: string): string | undefined {
  const node = nodeOf(text);
  const words = node === undefined ? undefined : wordsOf(node, false);
  return words !== undefined && words.length <= LONGEST ? words : undefined;
}

/** A condition in words, or as it is written. */
export const conditionText = (text: string): string => conditionWords(text) ?? code(text, 300);

function nodeOf(text: string): Node | undefined {
  if (!/^@(?![@{])/.test(text) || text.length > 4 * LONGEST) return undefined;
  try {
    return parseExpression(text.slice(1));
  } catch {
    // Foreign definitions hold what Azure alone understands.
    return undefined;
  }
}

function wordsOf(node: Node, isInner: boolean): string {
  if (node.kind !== 'call') return code(print(node), LONGEST);
  const name = node.name.toLowerCase();
  if (name === 'and' || name === 'or') {
    const parts =
      name === 'or' ? alternativesOf(node.args) : node.args.map((each) => wordsOf(each, true));
    const joined = parts.join(name === 'and' ? ', and ' : ', or ');
    return isInner && parts.length > 1 ? `(${joined})` : joined;
  }
  const [first] = node.args;
  if (name === 'not' && first !== undefined) return `not ${wordsOf(first, true)}`;
  const test = testOf(node);
  return test === undefined ? code(print(node), LONGEST) : `${test.subject} ${code(test.value)}`;
}

interface Test {
  /** What is asked, as `severity is`. */
  readonly subject: string;
  readonly value: string;
}

/** Alternatives, those that ask the same of one thing drawn together. */
function alternativesOf(nodes: readonly Node[]): readonly string[] {
  const bySubject = new Map<string, string[]>();
  const others: string[] = [];
  for (const node of nodes) {
    const test = testOf(node);
    if (test === undefined) others.push(wordsOf(node, true));
    else bySubject.set(test.subject, [...(bySubject.get(test.subject) ?? []), code(test.value)]);
  }
  const drawn = [...bySubject].map(([subject, values]) => `${subject} ${values.join(' or ')}`);
  return [...drawn, ...others];
}

function testOf(node: Node): Test | undefined {
  if (node.kind !== 'call') return undefined;
  const verb = own(VERBS, node.name.toLowerCase());
  const [of, wanted] = node.args;
  if (verb === undefined || of === undefined || wanted?.kind !== 'literal') return undefined;
  const subject = subjectOf(of);
  return subject === undefined
    ? undefined
    : { subject: `${subject} ${verb}`, value: valueText(literalText(wanted.value)) };
}

/** What is asked about: the last property of a path. */
function subjectOf(node: Node): string | undefined {
  if (node.kind === 'call') {
    const [of] = node.args;
    return WRAPPINGS.has(node.name.toLowerCase()) && of !== undefined ? subjectOf(of) : undefined;
  }
  if (node.kind !== 'access' || node.key.kind !== 'literal') return undefined;
  const key = literalText(node.key.value);
  return own(SUBJECTS, key.toLowerCase()) ?? code(key);
}

const literalText = (value: LiteralValue): string =>
  String(value instanceof Float ? value.value : value);

/** A value that is looked for in the text of a list, without what only bounds it there: `"labelname":"vip"` as `vip`. */
const valueText = (text: string): string => text.replace(/^"\w+":/, '').replace(/^["/]|["/]$/g, '');
