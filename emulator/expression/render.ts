import { parseCached } from '../../workflow/parse';
import { Float } from '../../workflow/tree';
import { TemplateError } from './errors';
import { evaluate } from './evaluate';
import { withinEngine } from './limits';
import type { Scope } from './scope';
import { toText } from './text';
import type { Data } from './value';

/**
 * A part of a definition with every text in it evaluated, keys of objects included.
 * @throws ParseError where a text is no template, TemplateError where one cannot be evaluated
 */
export const render = (json: unknown, scope: Scope): Data =>
  withinEngine(() => renderValue(json, scope));

function renderValue(json: unknown, scope: Scope): Data {
  if (typeof json === 'string') return renderText(json, scope);
  if (typeof json !== 'object' || json === null || json instanceof Float) return scalar(json);
  if (Array.isArray(json)) return json.map((item: unknown) => renderValue(item, scope));
  return Object.fromEntries(
    Object.entries(json).map(([key, value]): [string, Data] => [
      toText(renderText(key, scope)),
      renderValue(value, scope),
    ]),
  );
}

/** Most text has no expression in it. */
const renderText = (text: string, scope: Scope): Data =>
  text.includes('@') ? evaluate(parseCached(text), scope) : text;

function scalar(value: unknown): Data {
  if (
    value === null ||
    typeof value === 'boolean' ||
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof Float
  ) {
    return value;
  }
  throw new TemplateError(`A definition cannot hold a value of type '${typeof value}'.`);
}
