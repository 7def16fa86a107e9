import { and, call, coalesce, concat, empty, equals, not, when } from '../../../workflow/calls';
import { type Action, bodyOf, outputsOf, recordOf } from '../../../workflow/definition';
import { text } from '../../../workflow/text';
import { type Expr, asRef, expr } from '../../../workflow/tree';
import { NEWLINE } from '../../rich-text';
import { MOST_AFFECTED } from './affected';
import { NONE, askedWords } from './asked';
import { type Context, only } from './look-ups';

/** What people read of the context, in the ticket's first note. */
export function contextNote(context: Context, staleAfterDays: number): Expr<string> {
  const whole = and(isDone(context.items), ...[context.foundChanges, context.people].map(isDone));
  return concat(
    NEWLINE,
    NEWLINE,
    'Context from ServiceNow',
    when<string>(whole, '', ' (incomplete: a look-up failed, and what is missing below may exist)'),
    ':',
    NEWLINE,
    '- Configuration item: ',
    itemWords(context, staleAfterDays),
    NEWLINE,
    '- Affected user: ',
    personWords(context),
  );
}

const isDone = (action: Action): Expr<boolean> =>
  equals<string>(recordOf(action).status, 'Succeeded');

function itemWords(context: Context, staleAfterDays: number): Expr<string> {
  const { asked, found, items, changes } = context;
  const item = only(items);
  const limit = call('addDays', call('utcNow'), -staleAfterDays, 'yyyy-MM-dd HH:mm:ss');
  const isStale = call('less', coalesce<string>(item.sys_updated_on, limit), limit);
  const one = text`${item.name} (${item.sys_class_name}), owner ${or(item['owned_by.name'])}, support group ${or(item['support_group.name'])}, criticality ${or(item.business_criticality)}, location ${or(item['location.name'])}; open changes: ${or(changes)}.${when<string>(
    isStale,
    text` Stale: not updated since ${item.sys_updated_on}.`,
    '',
  )}`;
  const several = `none is set, and ${LISTED} affected`;
  return said({ wanted: asked.hosts, found, rows: items, one, several });
}

function personWords({ asked, foundPeople, people, items }: Context): Expr<string> {
  const { name, sys_id } = only(people);
  const holder = only(items).assigned_to;
  const disagrees = and(
    not(empty(coalesce<string>(holder, ''))),
    not(equals<string>(holder, sys_id)),
  );
  const one = text`${name}.${when<string>(disagrees, ' The configuration item is assigned to somebody else.', '')}`;
  return said({
    wanted: asked.accounts,
    found: foundPeople,
    rows: people,
    one,
    several: 'none is set',
  });
}

const LISTED = `the first ${MOST_AFFECTED} are listed as`;

interface Named {
  readonly name: string;
}

interface Said {
  /** What was asked for. */
  readonly wanted: Expr<string>;
  readonly found: Action;
  readonly rows: Action<readonly Named[]>;
  /** What is said of the only one. */
  readonly one: Expr<string>;
  /** What becomes of several. */
  readonly several: string;
}

function said({ wanted, found, rows, one, several: fate }: Said): Expr<string> {
  const answered = isDone(rows);
  const count = call('length', bodyOf(rows));
  const first = asRef(call('first', bodyOf(rows)) as Expr<Named>);
  const last = asRef(call('last', bodyOf(rows)) as Expr<Named>);
  const several = text`${count} match, so ${fate}: ${first.name}, ${last.name}${when<string>(call('greater', count, 2), ' and others', '')}.`;
  const nobody = when<string>(
    isHidden(found),
    'ServiceNow has a record but does not show it: the integration account may not read it.',
    text`nothing current matches ${askedWords(wanted)}.`,
  );
  const matched = when<string>(
    empty(bodyOf(rows)),
    nobody,
    expr<string>(when<string>(equals<number>(count, 1), one, several).node),
  );
  return when<string>(
    equals<string>(wanted, NONE),
    'the incident names none that can be looked up.',
    expr<string>(when<string>(answered, matched, 'not looked up.').node),
  );
}

/** Whether an ACL hides what was found: the count is made before access is checked. */
function isHidden(found: Action): Expr<boolean> {
  const { headers } = asRef(
    outputsOf(found) as Expr<{ readonly headers: Readonly<Record<'X-Total-Count', string>> }>,
  );
  const rows = asRef(bodyOf(found) as Expr<{ readonly result: readonly unknown[] }>).result;
  return and(
    empty(rows),
    not(equals<string>(coalesce<string>(headers['X-Total-Count'], '0'), '0')),
  );
}

const or = (value: Expr<string | null>): Expr<string> =>
  when<string>(empty(value), 'unknown', coalesce<string>(value, ''));
