import * as z from 'zod';
import { queryOf } from '../../http/query';
import { type Check, type Finding, failed, orWell, warning } from '../check';
import type { JiraSubject } from './subject';

const found = z.object({
  issues: z.array(z.object({ id: z.string(), key: z.string().optional() })),
});

const transitions = z.object({
  transitions: z.array(
    z.object({
      name: z.string(),
      to: z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }) }),
      fields: z
        .record(
          z.string(),
          z.object({ required: z.boolean(), hasDefaultValue: z.boolean().nullish() }),
        )
        .nullish(),
    }),
  ),
});

type Transition = z.output<typeof transitions>['transitions'][number];

const issueBody = z.object({
  key: z.string(),
  fields: z.object({
    status: z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }) }),
  }),
});

/** Whether an issue can go on from where it is, and with no more fields than are given. */
export const transitionChecks = (subject: JiraSubject): readonly Check[] => [
  {
    id: 'jira.transitions',
    title: 'issues can take the transitions that the bridge takes',
    needs: ['jira.projects'],
    run: async () => {
      const findings = await Promise.all(subject.keys.map((key) => stuck(subject, key)));
      return orWell(
        findings.flat(),
        'from where the newest issue of each project is, each category can be reached',
      );
    },
  },
];

async function stuck(subject: JiraSubject, project: string): Promise<readonly Finding[]> {
  const { settings, client, mappingOf } = subject;
  const mapping = mappingOf(project);
  const jira = await client();
  const id = await newestIssue(subject, project);
  if (id === undefined) {
    return [
      warning(
        `the bridge has opened no issue in ${project} yet, which alone shows its transitions`,
        '`bridge smoke` opens one and closes it',
      ),
    ];
  }
  const { key, fields } = await jira.get(`/issue/${id}?fields=status`, issueBody);
  const ways = await jira.get(`/issue/${id}/transitions?expand=transitions.fields`, transitions);
  const { name, statusCategory } = fields.status;
  const categories = [...new Set(Object.values(mapping.category))].filter(
    (category) => category !== statusCategory.key,
  );
  return categories.flatMap((category) => {
    const leading = ways.transitions.filter(({ to }) => to.statusCategory.key === category);
    // The first one is taken.
    const [way] = leading;
    if (way === undefined) {
      return [
        warning(
          `no transition leads from '${name}', where ${key} is, to a status of the category '${category}'`,
          `add one to the workflow of ${project}, or give the account the permission that its condition wants`,
        ),
      ];
    }
    return missingFields(settings, mapping.resolution !== undefined, category, way).map((field) =>
      failed(
        `the transition '${way.name}' of ${key} wants the field ${field}, which the bridge does not give`,
        field === 'resolution'
          ? 'write jira.mappings.resolution'
          : `give it under jira.transitionFields.${category}, or take it off the screen`,
      ),
    );
  });
}

function missingFields(
  { transitionFields }: JiraSubject['settings'],
  givesResolution: boolean,
  category: string,
  { fields }: Transition,
): readonly string[] {
  const given = new Map<string, unknown>(Object.entries(transitionFields)).get(category) ?? {};
  const sent = [
    ...Object.keys(given),
    ...(givesResolution && category === 'done' ? ['resolution'] : []),
  ];
  return Object.entries(fields ?? {})
    .filter(
      ([id, { required, hasDefaultValue }]) =>
        required && hasDefaultValue !== true && !sent.includes(id),
    )
    .map(([id]) => id);
}

/** The id of the issue of a project that the bridge has opened last. */
async function newestIssue(
  { settings, client, isCloud }: JiraSubject,
  project: string,
): Promise<string | undefined> {
  const [label = ''] = settings.labels;
  const jql = `labels = "${label.replaceAll(/["\\]/g, '\\$&')}" AND project = "${project}" ORDER BY updated DESC`;
  const query = queryOf({ jql, fields: 'status', maxResults: 1 });
  const { issues } = await (
    await client()
  ).get(`/${isCloud ? 'search/jql' : 'search'}${query}`, found);
  return issues[0]?.id;
}
