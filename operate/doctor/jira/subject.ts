import * as z from 'zod';
import { jiraMapping } from '../../../constructs/jira-integration';
import type { JiraMapping } from '../../../mappings/jira/mapping';
import type { Access } from '../../access';
import type { JsonApi } from '../../http/json-api';
import { queryOf } from '../../http/query';
import { type JiraSettings, jiraClient } from '../../jira/client';
import { once } from '../once';

const named = z.object({ id: z.string(), name: z.string() });

const project = z.object({
  key: z.string(),
  components: z.array(z.object({ name: z.string() })).default([]),
});

/** A project as Jira has it. */
export type Project = z.output<typeof project>;

/** Something with a name and an id. */
export type Named = z.output<typeof named>;

/** What the checks of Jira are about, and what they read together. */
export interface JiraSubject {
  readonly settings: JiraSettings;
  /** What a project makes of an incident. */
  readonly mappingOf: (project: string) => JiraMapping;
  readonly isCloud: boolean;
  /** The keys of the projects that routes name. */
  readonly keys: readonly string[];
  readonly client: () => Promise<JsonApi>;
  /** Those of the projects that are there and that the account sees, by key. */
  readonly projects: () => Promise<ReadonlyMap<string, Project>>;
  /** The issue types of a project. */
  readonly types: (key: string) => Promise<readonly Named[]>;
}

/** The Jira side of an environment. */
export function jiraSubject(access: Access, settings: JiraSettings): JiraSubject {
  const client = once(() => jiraClient(access, settings));
  const keys = [...new Set(settings.routes.map((route) => route.project))];
  const isCloud = settings.deployment === 'cloud';
  const types = new Map(
    keys.map((key) => [
      key,
      once(async () =>
        pagesOf(
          await client(),
          `/issue/createmeta/${key}/issuetypes`,
          isCloud ? 'issueTypes' : 'values',
          named,
        ),
      ),
    ]),
  );
  return {
    settings,
    mappingOf: (project) => jiraMapping(settings, project),
    isCloud,
    keys,
    client,
    types: (key) => types.get(key)?.() ?? Promise.resolve([]),
    projects: once(async () => {
      const jira = await client();
      const found = await Promise.all(keys.map((key) => jira.find(`/project/${key}`, project)));
      return new Map(found.flatMap((one) => (one === undefined ? [] : [[one.key, one]])));
    }),
  };
}

/** The most items that a page is asked for. */
const PAGE = 50;

/** All items of a list that comes in pages. */
export async function pagesOf<T>(
  jira: JsonApi,
  path: string,
  under: string,
  item: z.ZodType<T>,
): Promise<readonly T[]> {
  const page = z.object({
    [under]: z.array(item),
    total: z.number().optional(),
    isLast: z.boolean().optional(),
  });
  const items: T[] = [];
  for (;;) {
    const answer = await jira.get(
      `${path}${queryOf({ startAt: items.length, maxResults: PAGE })}`,
      page,
    );
    const found = answer[under];
    const more: readonly T[] = Array.isArray(found) ? found : [];
    items.push(...more);
    const isLast =
      answer['isLast'] === true || items.length >= Number(answer['total'] ?? items.length);
    if (isLast || more.length === 0) return items;
  }
}
