import { ParseError } from '../../workflow/parse';
import { TemplateError } from '../expression/errors';
import { render as renderExpressions } from '../expression/render';
import type { Scope } from '../expression/scope';
import type { Data } from '../expression/value';

/**
 * A part of a definition with every text in it evaluated.
 * @throws TemplateError where a text is no template or cannot be evaluated
 */
export function render(json: unknown, scope: Scope): Data {
  try {
    return renderExpressions(json, scope);
  } catch (error) {
    if (error instanceof ParseError) throw new TemplateError(error.message);
    throw error;
  }
}
