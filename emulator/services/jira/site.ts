import type { Json } from '../../../workflow/parameter';
import type { Content } from './fields';
import { changesOf } from './history';
import type { Comment, Issue, NewComment, RemoteLink } from './issue';
import { IssueShelf } from './issue-shelf';
import type { JiraProject, JiraUser, JiraWorkflow, SiteOptions } from './options';
import { PRIORITIES } from './names';
import { Person } from './person';
import { SearchIndex } from './search-index';
import { DEFAULT_WORKFLOW } from './workflow';

/** How long the search takes to see a change, unless the site says otherwise, in milliseconds. */
const INDEX_LAG = 5000;

/** What a write does to an issue. */
export interface Write {
  /** The id of the user that writes. */
  readonly author: string;
  readonly content?: Content;
  readonly comments?: readonly NewComment[];
  readonly properties?: Readonly<Record<string, Json>>;
}

/** What a new issue is made of. */
export interface Draft extends Write {
  /** The project's key. */
  readonly project: string;
  readonly issueType: string;
}

/** A Jira site: its issues, what people do to them, and what its search sees. */
export class JiraSite {
  readonly index: SearchIndex;
  /** Whether a token that another one has followed still works, as it does until somebody revokes it. */
  takesOldTokens = false;
  readonly #issues = new IssueShelf();
  readonly #ids = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  #lastId = 10_000;
  #lastStamp = 0;

  /** @param now the time in milliseconds since 1970 */
  constructor(
    readonly options: SiteOptions,
    readonly now: () => number,
  ) {
    this.index = new SearchIndex(now, options.indexLag ?? INDEX_LAG);
  }

  /** What a person of the site does. */
  as(userId: string): Person {
    return new Person(this, userId);
  }

  /** All issues as they are, the oldest first. */
  issues(): readonly Issue[] {
    return this.#issues.all();
  }

  /** An issue as it is, by key or id, whatever the case of the key. */
  issue(keyOrId: string): Issue | undefined {
    return this.#issues.get(this.#ids.get(keyOrId.toUpperCase()) ?? keyOrId);
  }

  /** The issues that have a label, as they are. */
  withLabel(label: string): readonly Issue[] {
    return this.#issues.withLabel(label);
  }

  /** A project by its key. */
  project(key: string): JiraProject | undefined {
    return this.options.projects.find((one) => one.key === key.toUpperCase());
  }

  /** A user by id. */
  user(id: string): JiraUser | undefined {
    return this.options.users.find((one) => one.id === id);
  }

  /** The workflow of an issue. */
  workflowOf({ project }: Pick<Issue, 'project'>): JiraWorkflow {
    return this.project(project)?.workflow ?? DEFAULT_WORKFLOW;
  }

  /** Makes an issue of a draft that was checked. */
  create(draft: Draft): Issue {
    const { project, issueType, author, content = {}, properties = {} } = draft;
    const [status] = this.workflowOf({ project }).statuses;
    if (status === undefined) throw new Error(`the workflow of '${project}' has no status`);
    const number = (this.#counts.get(project) ?? 0) + 1;
    this.#counts.set(project, number);
    const time = this.#stamp();
    const issue: Issue = {
      id: this.#nextId(),
      key: `${project}-${number}`,
      project,
      issueType,
      creator: author,
      created: time,
      updated: time,
      summary: '',
      description: null,
      priority: (this.options.priorities ?? PRIORITIES).includes('Medium') ? 'Medium' : null,
      resolution: null,
      assignee: null,
      reporter: author,
      labels: [],
      components: [],
      status,
      ...content,
      custom: { ...content.custom },
      properties,
      comments: this.#comments(draft, time),
      remoteLinks: [],
      history: [],
    };
    this.#ids.set(issue.key, issue.id);
    return this.#save(issue);
  }

  /** Writes to an issue; unless properties are all that is written, `updated` moves on. */
  write(before: Issue, write: Write): Issue {
    const { content, comments = [], properties } = write;
    const isStamped = content !== undefined || comments.length > 0;
    const time = isStamped ? this.#stamp() : before.updated;
    const items = changesOf(before, content ?? {});
    return this.#save({
      ...before,
      ...content,
      history:
        items.length === 0
          ? before.history
          : [...before.history, { id: this.#nextId(), author: write.author, created: time, items }],
      custom: { ...before.custom, ...content?.custom },
      properties: { ...before.properties, ...properties },
      comments: [...before.comments, ...this.#comments(write, time)],
      updated: time,
    });
  }

  /** Changes a comment. */
  rewrite(issue: Issue, comment: Comment, author: string, changed: NewComment): Comment {
    const time = this.#stamp();
    const written: Comment = {
      ...comment,
      body: changed.body,
      properties: { ...comment.properties, ...changed.properties },
      updateAuthor: author,
      updated: time,
    };
    const comments = issue.comments.map((one) => (one === comment ? written : one));
    this.#save({ ...issue, comments, updated: time });
    return written;
  }

  /** Removes a property of an issue. */
  forget(issue: Issue, property: string): void {
    const { [property]: _, ...properties } = issue.properties;
    this.#save({ ...issue, properties });
  }

  /** Adds a link to something outside, or writes the one with its global id anew. */
  link(issue: Issue, globalId: string | null, link: RemoteLink['link']): RemoteLink {
    const before = issue.remoteLinks.find((one) => globalId !== null && one.globalId === globalId);
    const written = { id: before?.id ?? Number(this.#nextId()), globalId, link };
    const others = issue.remoteLinks.filter((one) => one !== before);
    this.#save({ ...issue, remoteLinks: [...others, written] });
    return written;
  }

  /** Deletes an issue; the search goes on finding it for a while. */
  remove({ id, key }: Issue): void {
    this.#issues.delete(id);
    this.#ids.delete(key);
    this.index.note(id, undefined);
  }

  /** Removes all issues. */
  reset(): void {
    this.#issues.clear();
    this.#ids.clear();
    this.#counts.clear();
    this.index.reset();
    this.takesOldTokens = false;
    this.#lastId = 10_000;
    this.#lastStamp = 0;
  }

  #comments({ author, comments = [] }: Write, time: number): readonly Comment[] {
    return comments.map(({ body, properties }) => ({
      id: this.#nextId(),
      author,
      updateAuthor: author,
      body,
      created: time,
      updated: time,
      properties,
    }));
  }

  #save(issue: Issue): Issue {
    this.#issues.put(issue);
    this.index.note(issue.id, issue);
    return issue;
  }

  #nextId(): string {
    this.#lastId += 1;
    return String(this.#lastId);
  }

  /** The time of a write: now, and later than any other one, because a server needs a moment for each. */
  #stamp(): number {
    this.#lastStamp = Math.max(this.now(), this.#lastStamp + 1);
    return this.#lastStamp;
  }
}
