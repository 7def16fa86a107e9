import { type Value, Span } from './value';

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** The value of a literal as a query writes it. */
export function literalOf(text: string): Value {
  const quoted = /^@(["'])([^]*)\1$/.exec(text);
  if (quoted) return quoted[2] ?? '';
  if (/^["']/.test(text)) return unescaped(text.slice(1, -1));
  if (text === 'true' || text === 'false') return text === 'true';
  const typed = /^(datetime|guid|real|dynamic|int|long)\(([^]*)\)$/.exec(text);
  if (typed) return typedOf(typed[1] ?? '', typed[2] ?? '');
  const span = /^([\d.]+)(ms|s|m|h|d)$/.exec(text);
  if (span) return new Span(Number(span[1]) * (UNITS[span[2] ?? ''] ?? 0));
  if (/^[\d.]+$/.test(text)) return Number(text);
  throw new Error(`no literal that is known here: ${text}`);
}

const unescaped = (text: string): string =>
  text.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));

function typedOf(type: string, text: string): Value {
  if (text === 'null') return null;
  if (type === 'datetime') return new Date(text.length > 10 ? text : `${text}T00:00:00Z`);
  if (type === 'dynamic') return JSON.parse(text) as Value;
  return type === 'guid' ? text : Number(text);
}
