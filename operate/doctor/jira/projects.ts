import * as z from 'zod';
import { type Check, failed, orWell } from '../check';
import type { JiraSubject } from './subject';

const typesWithStatuses = z.array(
  z.object({
    name: z.string(),
    statuses: z.array(
      z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }) }),
    ),
  }),
);

/** Whether the projects of the routes are there, with their issue types, components and a status of each kind. */
export function projectChecks(subject: JiraSubject): readonly Check[] {
  const { settings, mappingOf, keys, client, projects, types } = subject;
  const { site, routes } = settings;
  const wantedIn = (project: string) => [...new Set(Object.values(mappingOf(project).category))];
  return [
    {
      id: 'jira.projects',
      title: 'the projects of the routes are there',
      needs: ['jira.sign-in'],
      run: async () => {
        const found = await projects();
        return orWell(
          keys
            .filter((key) => !found.has(key))
            .map((key) =>
              failed(
                `${site} has no project ${key}, or the account does not see it`,
                `correct the route, or give the account 'Browse projects' in ${key}`,
              ),
            ),
          keys.join(', '),
        );
      },
    },
    {
      id: 'jira.issue-types',
      title: 'the projects have the issue types of the routes',
      needs: ['jira.projects'],
      run: async () => {
        const findings = await Promise.all(
          distinctRoutes(routes).map(async ({ project, issueType }) => {
            const names = (await types(project)).map(({ name }) => name);
            return names.includes(issueType)
              ? []
              : [
                  failed(
                    `${project} has no issue type '${issueType}', or the account may not create one; it has ${names.join(', ') || 'none'}`,
                    'write one of them into the route, or add the type to the project',
                  ),
                ];
          }),
        );
        return orWell(findings.flat(), [...new Set(routes.map((one) => one.issueType))].join(', '));
      },
    },
    {
      id: 'jira.components',
      title: 'the projects have the components of the routes',
      needs: ['jira.projects'],
      run: async () => {
        const found = await projects();
        const missing = routes.flatMap(({ project, components = [] }) => {
          const known = found.get(project)?.components.map(({ name }) => name) ?? [];
          return components
            .filter((name) => !known.includes(name))
            .map((name) => ({ project, name }));
        });
        return orWell(
          missing.map(({ project, name }) =>
            failed(
              `${project} has no component '${name}', so that no issue is opened`,
              'make the component, or correct the route',
            ),
          ),
          'all of them',
        );
      },
    },
    {
      id: 'jira.statuses',
      title: 'the workflows have a status of each category that the mapping names',
      needs: ['jira.issue-types'],
      run: async () => {
        const jira = await client();
        const findings = await Promise.all(
          distinctRoutes(routes).map(async ({ project, issueType }) => {
            const all = await jira.get(`/project/${project}/statuses`, typesWithStatuses);
            const statuses = all.find(({ name }) => name === issueType)?.statuses ?? [];
            const known = new Set(statuses.map(({ statusCategory }) => statusCategory.key));
            return wantedIn(project)
              .filter((category) => !known.has(category))
              .map((category) =>
                failed(
                  `the workflow of ${issueType} in ${project} has no status of the category '${category}'`,
                  'add one to the workflow, or map the status to another category (jira.mappings.category)',
                ),
              );
          }),
        );
        const wanted = new Set(keys.flatMap(wantedIn));
        return orWell(findings.flat(), [...wanted].join(', '));
      },
    },
  ];
}

/** Each project and issue type once. */
const distinctRoutes = <R extends { readonly project: string; readonly issueType: string }>(
  routes: readonly R[],
): readonly R[] => [
  ...new Map(routes.map((route) => [`${route.project}/${route.issueType}`, route])).values(),
];
