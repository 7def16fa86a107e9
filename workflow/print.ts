import { Float, type LiteralValue, type Node } from './tree';

/**
 * An expression's text without the `@`, in one canonical form: what `parseExpression` reads back to
 * the same tree.
 */
export function print(node: Node): string {
  switch (node.kind) {
    case 'literal':
      return printLiteral(node.value);
    case 'call':
      return printCall(node.name, node.args);
    case 'access':
      return `${print(node.of)}${node.safe ? '?' : ''}[${print(node.key)}]`;
    case 'template':
      return printCall('concat', node.parts.map(nodeOfPart));
    case 'parameter':
      return `parameters(${printText(node.parameter.name)})`;
  }
}

const printCall = (name: string, args: readonly Node[]): string =>
  `${name}(${args.map(print).join(', ')})`;

const nodeOfPart = (part: string | Node): Node =>
  typeof part === 'string' ? { kind: 'literal', value: part } : part;

/** Text in single quotes; a quote inside is doubled. */
const printText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function printLiteral(value: LiteralValue): string {
  if (typeof value === 'string') return printText(value);
  if (value instanceof Float) return printWholeFloat(value.value);
  if (typeof value === 'number') return printNumber(value);
  return String(value);
}

function printNumber(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString();
  return finite(value);
}

/** A Float whose value is whole keeps a sign of being one: a fraction or an exponent. */
function printWholeFloat(value: number): string {
  const text = Object.is(value, -0) ? '-0' : finite(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function finite(value: number): string {
  if (Number.isFinite(value)) return String(value);
  throw new RangeError(
    `An expression cannot hold the number ${value}: the language only writes finite numbers; use a finite one.`,
  );
}
