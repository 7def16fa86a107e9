import * as z from 'zod';
import { type Check, type Finding, failed, orWell } from '../check';
import { type JiraSubject, pagesOf } from './subject';

const field = z.object({
  fieldId: z.string(),
  name: z.string(),
  required: z.boolean(),
  hasDefaultValue: z.boolean().nullish(),
  allowedValues: z
    .array(z.object({ value: z.string().nullish(), name: z.string().nullish() }))
    .nullish(),
});

type Field = z.output<typeof field>;

/** The fields that every new issue of the bridge has. */
const SENT = ['project', 'issuetype', 'summary', 'description', 'priority', 'labels'];

/** Fields that Jira fills in where nothing is sent. */
const FILLED = ['reporter'];

/** Whether new issues take what is sent, and nothing more is wanted. */
export const fieldChecks = (subject: JiraSubject): readonly Check[] => [
  {
    id: 'jira.fields',
    title: 'new issues take the fields that are sent, and want no others',
    needs: ['jira.issue-types'],
    run: async () => {
      const findings = await Promise.all(
        subject.settings.routes.map((route) => unfit(subject, route)),
      );
      const told = new Map(findings.flat().map((finding) => [finding.found, finding]));
      return orWell([...told.values()], 'they do');
    },
  },
];

async function unfit(
  { client, types, isCloud }: JiraSubject,
  route: JiraSubject['settings']['routes'][number],
): Promise<readonly Finding[]> {
  const { project, issueType } = route;
  const { id = '' } = (await types(project)).find(({ name }) => name === issueType) ?? {};
  const fields = await pagesOf(
    await client(),
    `/issue/createmeta/${project}/issuetypes/${id}`,
    isCloud ? 'fields' : 'values',
    field,
  );
  const where = `${issueType} in ${project}`;
  const sent = [
    ...SENT,
    ...(route.components === undefined ? [] : ['components']),
    ...(route.assignee === undefined ? [] : ['assignee']),
    ...Object.keys(route.fields ?? {}),
  ];
  const known = new Map(fields.map((one) => [one.fieldId, one]));
  return [
    ...sent
      .filter((one) => !known.has(one))
      .map((one) =>
        failed(
          `the screen for a new ${where} has no field ${one}, so that no issue is opened`,
          one.startsWith('customfield_')
            ? 'correct its id in the route, or put the field on the screen'
            : 'put the field on the screen',
        ),
      ),
    ...fields
      .filter(
        ({ fieldId, required, hasDefaultValue }) =>
          required && hasDefaultValue !== true && ![...sent, ...FILLED].includes(fieldId),
      )
      .map(({ fieldId, name }) =>
        failed(
          `a new ${where} must have ${name} (${fieldId}), which no route gives`,
          `give it under 'fields' of the route, or give the field a default`,
        ),
      ),
    ...unknownOptions(route.fields ?? {}, known).map(({ id: one, value, options }) =>
      failed(
        `${one} of a new ${where} has no option '${value}'; it has ${options.join(', ') || 'none'}`,
        'write one of them into the route, or add the option',
      ),
    ),
  ];
}

/** The values of select fields that are none of the field's options. */
const unknownOptions = (
  given: NonNullable<JiraSubject['settings']['routes'][number]['fields']>,
  known: ReadonlyMap<string, Field>,
) =>
  Object.entries(given).flatMap(([id, { kind, value }]) => {
    const allowed = known.get(id)?.allowedValues;
    if (kind !== 'select' || !allowed) return [];
    const options = allowed.flatMap((option) => option.value ?? option.name ?? []);
    return options.includes(value) ? [] : [{ id, value, options }];
  });
