import type { CustomField } from './jira-field';

type Fields = Readonly<Record<string, CustomField>>;

/** The settings of Jira that name people. */
interface Naming {
  readonly routes: readonly { readonly assignee?: string; readonly fields?: Fields }[];
  readonly transitionFields: Readonly<Record<string, Fields | undefined>>;
}

/** Somebody whom settings name, and where. */
interface Person {
  readonly path: readonly PropertyKey[];
  readonly id: string;
}

const peopleIn = (fields: Fields, path: readonly PropertyKey[]): Person[] =>
  Object.entries(fields).flatMap(([id, field]) =>
    field.kind === 'user' ? [{ path: [...path, id, 'value'], id: field.value }] : [],
  );

/** Everybody whom the settings of Jira name. */
const peopleOf = ({ routes, transitionFields }: Naming): Person[] => [
  ...routes.flatMap(({ assignee, fields = {} }, index) => [
    ...(assignee === undefined ? [] : [{ path: ['routes', index, 'assignee'], id: assignee }]),
    ...peopleIn(fields, ['routes', index, 'fields']),
  ]),
  ...Object.entries(transitionFields).flatMap(([category, fields = {}]) =>
    peopleIn(fields, ['transitionFields', category]),
  ),
];

/**
 * Those whom Jira Cloud would not find: it knows people by account id alone.
 * @see https://developer.atlassian.com/cloud/jira/platform/deprecation-notice-user-privacy-api-migration-guide/
 */
export const withoutAccountId = (settings: Naming): Person[] =>
  peopleOf(settings).filter(({ id }) => !/^[0-9A-Za-z:_-]{1,128}$/.test(id));
