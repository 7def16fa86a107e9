import * as z from 'zod';
import { SEVERITIES, type Severity } from '../systems/sentinel/types';
import { distinctList, filled, rule } from './rule';

const routeSchema = z.strictObject({
  when: z
    .strictObject({
      severities: distinctList(
        z.enum(SEVERITIES),
        'no incident would match; leave it out to take every severity',
      )
        .describe('the severities that this route takes; absent: every one')
        .exactOptional(),
    })
    .describe('which incidents take this route; absent: every one that no earlier route took')
    .exactOptional(),
  assignmentGroup: filled()
    .describe(
      "the ticket's assignment group, by name or sys_id; absent: left to ServiceNow's own rules",
    )
    .exactOptional(),
  caller: filled()
    .describe("the ticket's caller, by display name or sys_id; absent: the integration account")
    .exactOptional(),
  category: filled()
    .describe("the ticket's category, the choice's value; absent: ServiceNow's default")
    .exactOptional(),
});

/** The way of some incidents into the ticket system. */
export type Route = z.output<typeof routeSchema>;

/** The severities that a route takes. */
export const severitiesOf = (route: {
  readonly when?: { readonly severities?: readonly Severity[] };
}): readonly Severity[] => route.when?.severities ?? SEVERITIES;

/** For each route that can never match, its place and the places of the routes that take what it wants. */
function unreachable(
  routes: readonly Route[],
): { readonly at: number; readonly behind: number[] }[] {
  const taker = new Map<Severity, number>();
  return routes.flatMap((route, at) => {
    const wanted = severitiesOf(route);
    const behind = wanted.flatMap((severity) => taker.get(severity) ?? []);
    for (const severity of wanted) if (!taker.has(severity)) taker.set(severity, at);
    return behind.length === wanted.length ? [{ at, behind: [...new Set(behind)] }] : [];
  });
}

/** Routes in order: the first that wants an incident takes it, so each must want something the earlier ones leave. */
export const routesSchema = z
  .array(routeSchema)
  .check(
    rule((routes) =>
      routes.length === 0
        ? 'is empty, so no incident would get a ticket; write at least one route, {} takes every incident'
        : undefined,
    ),
  )
  .check(({ value, issues }) => {
    for (const { at, behind } of unreachable(value)) {
      const before = behind.map((index) => `routes[${index}]`).join(' and ');
      issues.push({
        code: 'custom',
        message: `can never match, because ${before} took every incident it wants already; put it first, or drop it`,
        input: value[at],
        path: [at],
      });
    }
  })
  .describe(
    'the ways of incidents into tickets, in order: the first route that matches takes the incident, and what none wants gets no ticket',
  );
