import { moveIssue } from '../../systems/jira/calls';
import { and, call, concat, empty, equals, not, or, when } from '../../workflow/calls';
import { type Action, after, bodyOf, recordOf } from '../../workflow/definition';
import { lookup } from '../../workflow/table';
import { type Expr, expr } from '../../workflow/tree';
import { classificationOf } from '../closing-words';
import { columns, merged, onlyIf } from '../columns';
import type { Part } from '../failed-steps';
import { refuse } from '../refuse';
import { closingComment } from './closing';
import { mappingTables } from './mapping-tables';
import { MORE, agreedPart } from './marks';
import { type PushContext, bothSides, hasNewComments, isOutdated, keyOf } from './push-context';
import { linkMerged } from './push-merge';
import { pushUpdate } from './push-update';
import { fieldValue } from './route-fields';
import { projectOf } from './sides';
import { firstOf, transitionsOf, waysTo } from './ways';

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

/**
 * Moves the issue to where the incident is, then writes what else differs, whether it could be moved or not. Comments and the owner are left to the next run, which the number of comments
 * that is agreed on makes sure of.
 */
export function pushStatus(context: PushContext): Part & { readonly move: Action } {
  const { jira, issue } = context;
  const category = wantedCategory(context);
  const ways = waysTo('Ways', issue, category);
  const move = moveIssue('Move_issue', jira, keyOf(context), {
    ...firstOf(ways),
    fields: screenFields(context, category),
  });
  const isMoved = equals(recordOf(move).status, 'Succeeded');
  const update = pushUpdate(context, {
    suffix: '_status',
    isMoved,
    comments: when<string>(
      or(hasNewComments(context), isOutdated(context)),
      MORE,
      agreedPart(issue, 3),
    ),
    leavesOwner: true,
    update: expr(call('if', isMoved, closingComment(context), call('json', '{}')).node),
  });
  const stuck = after(move, ['Failed', 'TimedOut'], refuse('Not_moved', bodyOf(ways)));
  const merge = linkMerged(context);
  const written = update.actions.map((action) =>
    after(move, ['Succeeded', 'Failed', 'TimedOut'], action),
  );
  return {
    move,
    actions: [...merge.actions, ways, move, stuck, ...written],
    steps: [
      ...merge.steps,
      { action: stuck, doing: 'moving the issue', cause: move },
      { action: ways, doing: 'reading where the issue can be moved to' },
      ...update.steps,
    ],
  };
}

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
  const kind = classificationOf(bodyOf(fresh).properties);
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
