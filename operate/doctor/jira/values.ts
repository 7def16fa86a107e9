import * as z from 'zod';
import { queryOf } from '../../http/query';
import { type Check, failed, orWell } from '../check';
import { type JiraSubject, pagesOf } from './subject';

const named = z.object({ name: z.string() });

/** Whether the site has the priorities, resolutions and people that mapping and routes name. */
export function valueChecks(subject: JiraSubject): readonly Check[] {
  const { settings, client, isCloud } = subject;
  const mappings = subject.keys.map(subject.mappingOf);
  const resolutions = mappings.flatMap(({ resolution = {} }) => Object.values(resolution));
  const { site, routes, transitionFields } = settings;
  const needs = ['jira.sign-in'];
  const unknown = (
    what: string,
    wanted: readonly string[],
    known: readonly string[],
    table: string,
  ) =>
    orWell(
      [...new Set(wanted)]
        .filter((name) => !known.includes(name))
        .map((name) =>
          failed(
            `${site} has no ${what} '${name}'; it has ${known.join(', ')}`,
            `write one of them into jira.mappings.${table}, or add the ${what}`,
          ),
        ),
      [...new Set(wanted)].join(', '),
    );
  const people = new Set([
    ...routes.flatMap(({ assignee }) => assignee ?? []),
    ...[...routes.map(({ fields }) => fields), ...Object.values(transitionFields)].flatMap(
      (fields = {}) =>
        Object.values(fields).flatMap(({ kind, value }) => (kind === 'user' ? [value] : [])),
    ),
  ]);
  return [
    {
      id: 'jira.priorities',
      title: 'the site has the priorities of the mapping',
      needs,
      run: async () => {
        const jira = await client();
        const known = isCloud
          ? await pagesOf(jira, '/priority/search', 'values', named)
          : await jira.get('/priority', z.array(named));
        const names = known.map(({ name }) => name);
        const wanted = mappings.flatMap(({ priority }) => Object.values(priority));
        return unknown('priority', wanted, names, 'priority');
      },
    },
    ...(resolutions.length === 0
      ? []
      : [
          {
            id: 'jira.resolutions',
            title: 'the site has the resolutions of the mapping',
            needs,
            run: async () => {
              const known = await (await client()).get('/resolution', z.array(named));
              const names = known.map(({ name }) => name);
              return unknown('resolution', resolutions, names, 'resolution');
            },
          },
        ]),
    ...(people.size === 0
      ? []
      : [
          {
            id: 'jira.people',
            title: 'the people that routes name are there and active',
            needs,
            run: async () => {
              const jira = await client();
              const findings = await Promise.all(
                [...people].map(async (id) => {
                  const query = queryOf({ [isCloud ? 'accountId' : 'username']: id });
                  const user = await jira.find(`/user${query}`, z.object({ active: z.boolean() }));
                  if (user?.active === true) return [];
                  return [
                    failed(
                      `${site} ${user === undefined ? 'knows nobody' : 'has a deactivated account'} with the id '${id}'`,
                      'name somebody else in the route',
                    ),
                  ];
                }),
              );
              return orWell(findings.flat(), [...people].join(', '));
            },
          },
        ]),
  ];
}
