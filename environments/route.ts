import * as z from 'zod';
import { SEVERITIES } from '../systems/sentinel/types';
import { type Conditions, conditionsSchema, includes } from './conditions';
import { rule } from './rule';

/** What every route says: which incidents take it. */
export const when = conditionsSchema
  .describe('which incidents take this route; absent: every one that no earlier route took')
  .exactOptional();

interface Route {
  readonly when?: Conditions;
}

/** The conditions of a route, divided by one kind of condition: together they want what the route wants. */
function* divisions({ when: conditions = {} }: Route): Generator<readonly Conditions[]> {
  yield [conditions];
  const kinds = Object.entries({ severities: SEVERITIES, ...conditions });
  for (const [kind, values] of kinds)
    yield values.map((value) => ({ ...conditions, [kind]: [value] }));
}

/** The places of earlier routes that take everything a route wants; none where something is left for it. */
function takenBefore(routes: readonly Route[], at: number): readonly number[] {
  const earlier = routes.slice(0, at);
  for (const parts of divisions(routes[at] ?? {})) {
    const takers = parts.map((part) =>
      earlier.findIndex((other) => includes(other.when ?? {}, part)),
    );
    if (!takers.includes(-1)) return [...new Set(takers)].sort((a, b) => a - b);
  }
  return [];
}

/** Routes in order: the first that wants an incident takes it, so each must want something the earlier ones leave. */
export const routesOf = <T extends z.ZodType<Route>>(route: T) =>
  z
    .array(route)
    .check(
      rule((routes) =>
        routes.length === 0
          ? 'is empty, so no incident would get a ticket; write at least one route, {} takes every incident'
          : undefined,
      ),
    )
    .check(({ value, issues }) => {
      value.forEach((input, at) => {
        const takers = takenBefore(value, at);
        if (takers.length === 0) return;
        const before = takers.map((index) => `routes[${index}]`).join(' and ');
        issues.push({
          code: 'custom',
          message: `can never match, because ${before} took every incident it wants already; put it first, or drop it`,
          input,
          path: [at],
        });
      });
    })
    .describe(
      'the ways of incidents into tickets, in order: the first route that matches takes the incident, and what none wants gets no ticket',
    );
