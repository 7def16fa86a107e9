import { parseJson } from '../workflow/actions';
import { call, empty } from '../workflow/calls';
import type { Action } from '../workflow/definition';
import { type Expr, expr } from '../workflow/tree';

/**
 * Fails, and so makes the run tell why: what it was asked for cannot be done.
 * @param of what the action comes after; whatever it is, it is refused
 */
export const refuse = (name: string, of: Expr<string | object | null>): Action =>
  parseJson(name, expr<null>(call('if', empty(of), null, null).node), { type: 'object' });

/** Fails where a condition holds. */
export const refuseIf = (name: string, refused: Expr<boolean>): Action =>
  parseJson(name, expr<object | null>(call('if', refused, null, call('json', '{}')).node), {
    type: 'object',
  });
