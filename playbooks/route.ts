import { ALWAYS, and, call, not } from '../workflow/calls';
import { type Action, bodyOf } from '../workflow/definition';
import { type Expr, type Ref, ref } from '../workflow/tree';
import type { Conditions } from './conditions';
import { type Subject, wants } from './wants';

/**
 * The routes that want the incident, in order: the first one takes it. Each is a row of the playbook with its condition and what becomes of an
 * incident that takes it, so a changed route is a changed row of the plan.
 * @param also what a row has to meet besides its conditions
 */
export const selectRoute = <Route extends { readonly when: Conditions }, Fields extends object>(
  name: string,
  routes: readonly Route[],
  fieldsOf: (route: Route) => Fields,
  subject: Subject,
  also: (row: Ref<Fields>) => Expr<boolean> = () => ALWAYS,
): Action<readonly Fields[]> => ({
  name,
  type: 'Query',
  inputs: {
    from: routes.map((route) => ({ ...fieldsOf(route), wanted: wants(route.when, subject) })),
    where: and(ref<Wanted>(call('item').node).wanted, also(ref<Fields>(call('item').node))),
  },
  needs: [],
});

interface Wanted {
  readonly wanted: boolean;
}

/** Whether some route wants the incident. */
export const isRouted = (route: Action<readonly unknown[]>): Expr<boolean> =>
  not(call('empty', bodyOf(route)));
