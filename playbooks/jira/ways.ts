import type { Issue, StatusCategory, Transition } from '../../systems/jira/types';
import { filter } from '../../workflow/actions';
import { NO_ITEMS, call, coalesce, equals } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { type Expr, type Ref, type Value, asRef } from '../../workflow/tree';

/** Where an issue can go from its status; nowhere where that was not read. */
export const transitionsOf = ({ transitions }: Ref<Issue>): Expr<readonly Transition[]> =>
  coalesce<readonly Transition[]>(transitions, NO_ITEMS);

/** The transitions of an issue that lead to a status of this category. */
export const waysTo = (
  name: string,
  issue: Ref<Issue>,
  category: Value<StatusCategory> | Expr<string>,
): Action<readonly Transition[]> =>
  filter<Transition>(name, transitionsOf(issue), ({ to }) =>
    equals<string>(to.statusCategory.key, category),
  );

/** A transition by the first of them. */
export const firstOf = (ways: Action<readonly Transition[]>) => ({
  transition: { id: asRef(call('first', bodyOf(ways)) as Expr<Transition>).id },
});
