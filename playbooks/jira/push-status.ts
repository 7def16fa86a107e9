import { moveIssue } from '../../systems/jira/calls';
import type { Transition } from '../../systems/jira/types';
import { filter, parseJson } from '../../workflow/actions';
import { and, call, coalesce, concat, empty, equals, not, when } from '../../workflow/calls';
import { type Action, after, bodyOf, recordOf } from '../../workflow/definition';
import { lookup } from '../../workflow/table';
import { type Expr, asRef, expr } from '../../workflow/tree';
import { columns, merged, onlyIf } from '../columns';
import type { Part } from '../failed-steps';
import { closingComment } from './closing';
import { mappingTables } from './mapping-tables';
import { agreedPart } from './marks';
import { transitionsOf } from './open-twice';
import { type PushContext, bothSides, keyOf } from './push-context';
import { pushUpdate } from './push-update';
import { fieldValue } from './route-fields';
import { projectOf } from './sides';

/** The category of the status that the issue belongs in. */
const wantedCategory = (context: PushContext): Expr<string> =>
  lookup<string>(
    mappingTables(context.settings).categoryOf,
    projectOf(context.issue),
    bothSides(context).status.sentinel,
    '',
  );

/** Whether the issue's workflow leads from where it is to where it belongs. */
export const canMove = (context: PushContext): Expr<boolean> =>
  call(
    'contains',
    call('string', transitionsOf(context.issue)),
    concat('"key":"', wantedCategory(context), '"'),
  );

/** Moves the issue to where the incident is, then writes what else differs, whether it could be moved or not. */
export function pushStatus(suffix: string, context: PushContext): Part {
  const { jira, issue } = context;
  const category = wantedCategory(context);
  const ways = filter<Transition>(`Ways${suffix}`, transitionsOf(issue), ({ to }) =>
    equals<string>(to.statusCategory.key, category),
  );
  const way = asRef(call('first', bodyOf(ways)) as Expr<Transition>);
  const move = moveIssue(`Move_issue${suffix}`, jira, keyOf(context), {
    transition: { id: way.id },
    fields: screenFields(context, category),
  });
  const isMoved = equals(recordOf(move).status, 'Succeeded');
  const update = pushUpdate(context, {
    suffix,
    isMoved,
    // What was said meanwhile is carried over by the next run.
    comments: agreedPart(issue, 3),
    update: expr(call('if', isMoved, closingComment(context), call('json', '{}')).node),
  });
  const [first, ...others] = update.actions;
  const stuck = after(move, ['Failed', 'TimedOut'], refusal(`Not_moved${suffix}`, ways));
  return {
    actions: [
      ways,
      move,
      stuck,
      ...(first ? [after(move, ['Succeeded', 'Failed', 'TimedOut'], first)] : []),
      ...others,
    ],
    steps: [
      { action: stuck, doing: 'moving the issue', cause: move },
      { action: ways, doing: 'reading where the issue can be moved to' },
      ...update.steps,
    ],
  };
}

/** Fails, whatever the action before it has given. */
export const refusal = (name: string, of: Action): Action =>
  parseJson(name, expr<null>(call('if', empty(bodyOf(of) as Expr<object>), null, null).node), {
    type: 'object',
  });

/** The fields that the transition's screen wants, by the category that it leads to; the resolution says how an issue was closed. */
function screenFields(context: PushContext, category: Expr<string>): Expr<object> {
  const { settings, fresh, issue } = context;
  const { deployment, transitionFields } = settings;
  const given = Object.entries(transitionFields).map(([key, fields]) =>
    onlyIf(
      equals<string>(category, key),
      call(
        'json',
        JSON.stringify(
          Object.fromEntries(
            Object.entries(fields).map(([id, field]) => [id, fieldValue(deployment, field)]),
          ),
        ),
      ) as Expr<object>,
    ),
  );
  const kind = coalesce<string>(bodyOf(fresh).properties.classification, 'Undetermined');
  const resolution = lookup<string>(
    mappingTables(settings).resolutionOf,
    projectOf(issue),
    kind,
    '',
  );
  const closes = equals<string>(bothSides(context).status.sentinel, 'Closed');
  return merged(
    onlyIf(
      and(closes, not(empty(resolution))),
      columns({ resolution: columns({ name: when<string>(closes, resolution, '') }) }),
    ),
    ...given,
  );
}
