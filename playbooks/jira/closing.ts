import { call, equals } from '../../workflow/calls';
import { bodyOf } from '../../workflow/definition';
import { type Expr, expr } from '../../workflow/tree';
import { closingWords } from '../closing-words';
import { columns, onlyIf } from '../columns';
import { type PushContext, bothSides } from './push-context';
import { commentOf, lineOf } from './words';

/**
 * The comment that says why the incident was closed. It travels with the agreed state, so neither exists alone, and the words are never said again.
 */
export function closingComment(context: PushContext): Expr<object> {
  const { settings, fresh } = context;
  const line = lineOf(settings.deployment, closingWords(bodyOf(fresh).properties));
  const { body, properties } = commentOf(settings.internalComments, line);
  const added = columns({
    body: body as Expr<unknown>,
    ...(properties && { properties: call('json', JSON.stringify(properties)) }),
  });
  return onlyIf(
    equals<string>(bothSides(context).status.sentinel, 'Closed'),
    columns({
      comment: expr(call('createArray', columns({ add: added })).node),
    }),
  );
}
