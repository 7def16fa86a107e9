import type { Deployment } from '../../systems/jira/types';
import type { JiraField, JiraRoute } from './settings';

/** What a route says of the issues that take it. */
export interface RouteFields {
  /** The project's key. */
  readonly project: string;
  readonly issuetype: string;
  readonly labels: readonly string[];
  /** Further fields, each as a change of an issue that is being made: what is not named, the project decides. */
  readonly update: Readonly<Record<string, readonly [{ readonly set: unknown }]>>;
}

const set = (value: unknown): readonly [{ readonly set: unknown }] => [{ set: value }];

export const routeFields =
  (deployment: Deployment, labels: readonly string[]) =>
  (route: JiraRoute): RouteFields => ({
    project: route.project,
    issuetype: route.issueType,
    labels: [...labels, ...(route.labels ?? [])],
    update: {
      ...(route.components && { components: set(route.components.map((name) => ({ name }))) }),
      ...(route.assignee !== undefined && { assignee: set(userOf(deployment, route.assignee)) }),
      ...Object.fromEntries(
        Object.entries(route.fields ?? {}).map(([id, field]) => [
          id,
          set(fieldValue(deployment, field)),
        ]),
      ),
    },
  });

const userOf = (deployment: Deployment, id: string) =>
  deployment === 'cloud' ? { accountId: id } : { name: id };

/**
 * A field's value in the form that Jira wants for its kind.
 * @see https://developer.atlassian.com/server/jira/platform/jira-rest-api-examples/
 */
export function fieldValue(deployment: Deployment, { kind, value }: JiraField): unknown {
  switch (kind) {
    case 'text':
    case 'number':
      return value;
    case 'select':
      return { value };
    case 'user':
      return userOf(deployment, value);
    case 'richText':
      return deployment === 'cloud'
        ? {
            type: 'doc',
            version: 1,
            content: [{ type: 'paragraph', content: [{ type: 'text', text: value }] }],
          }
        : value;
  }
}
