import { mergedInto } from '../../systems/sentinel/incident';
import { call, coalesce, concat, empty, equals, when } from '../../workflow/calls';
import { bodyOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, expr } from '../../workflow/tree';
import { columns, onlyIf } from '../columns';
import { cut } from '../rich-text';
import { type PushContext, bothSides } from './push-context';
import { commentOf, lineOf } from './words';

/** The most characters of the closing words. */
const LONGEST = 4000;

/**
 * The comment that says why the incident was closed. It travels with the agreed state, so neither exists alone, and the words are never said again.
 */
export function closingComment(context: PushContext): Expr<object> {
  const { settings, fresh } = context;
  const { classification, classificationReason, classificationComment, additionalData } =
    bodyOf(fresh).properties;
  const kind = coalesce<string>(classification, 'Undetermined');
  const reason = around(' (', classificationReason, ')');
  const comment = around(': ', classificationComment, '');
  const address = around(', ', additionalData.mergedIncidentUrl, '');
  const merge = when<string>(
    empty(mergedInto),
    '',
    concat(' Merged into Sentinel incident ', mergedInto, address, '.'),
  );
  const words = text`Closed in Microsoft Sentinel as ${kind}${reason}${comment}.${merge}`;
  const line = lineOf(settings.deployment, cut(words, LONGEST, '… (cut)'));
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

/** A text with words around it; nothing where there is none. */
const around = (before: string, value: Expr<string | null>, behind: string): Expr<string> =>
  when<string>(empty(value), '', concat(before, value, behind));
