import type { Content } from './fields';
import type { HistoryEntry, Issue } from './issue';
import type { JiraSite } from './site';
import type { JsonObject } from './values';
import { zoneOf } from './view';
import { jiraTime } from './zone';
import { userView } from './people';

type Item = HistoryEntry['items'][number];

/** The most entries that an issue is answered with in the Cloud, the newest ones. */
const MOST = 100;

const inWords = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** What a write changes in an issue, field by field. */
export function changesOf(before: Issue, content: Content): readonly Item[] {
  const item = (field: string, from: unknown, to: unknown): Item[] =>
    inWords(from) === inWords(to) ? [] : [{ field, from: inWords(from), to: inWords(to) }];
  const { status, labels, ...others } = content;
  const plain = ['summary', 'description', 'priority', 'resolution', 'assignee'] as const;
  return [
    ...(status === undefined ? [] : item('status', before.status.name, status.name)),
    ...(labels === undefined ? [] : item('labels', before.labels.join(' '), labels.join(' '))),
    ...plain.flatMap((field) =>
      others[field] === undefined ? [] : item(field, before[field], others[field]),
    ),
  ];
}

/**
 * The history of an issue as answers show it: in the Cloud the newest entry first.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-get
 */
export function changelogView(site: JiraSite, { history }: Issue): JsonObject {
  const isCloud = site.options.flavour === 'cloud';
  const shown = isCloud ? history.toReversed().slice(0, MOST) : history;
  const histories = shown.map(({ id, author, created, items }) => {
    const user = site.user(author) ?? { id: author, displayName: author };
    return {
      id,
      author: userView(site.options, user),
      created: jiraTime(created, zoneOf(site)),
      items: items.map(({ field, from, to }) => ({
        field,
        fieldtype: 'jira',
        from,
        fromString: from,
        to,
        toString: to,
      })),
    };
  });
  return { startAt: 0, maxResults: histories.length, total: history.length, histories };
}
