import type { Json } from '../../../workflow/parameter';
import type { Issue } from './issue';
import type { Category, Fields } from './options';
import { type Caller, createIssue, editIssue, transitionIssue } from './requests';
import { richTextOf } from './rich-text';
import type { JiraSite } from './site';
import { endOf, transitionsFrom } from './workflow';

/** What a person does to issues: the same rules hold as for anybody, and texts are typed as plain ones. */
export class Person {
  readonly #caller: Caller;

  constructor(
    private readonly site: JiraSite,
    private readonly userId: string,
  ) {
    this.#caller = { userId, sees: () => true };
  }

  /** Opens an issue, a Task unless the fields say otherwise. @throws Refusal where Jira does not take it */
  create(project: string, fields: Fields): Issue {
    const types = this.site.project(project)?.issueTypes ?? ['Task'];
    const issuetype = { name: types[0] ?? 'Task' };
    const all = { project: { key: project }, issuetype, ...this.#typed(fields) };
    return createIssue(this.site, { fields: all }, this.#caller);
  }

  /** Changes fields of an issue, in the form that requests have. @throws Refusal where Jira does not take it */
  edit(key: string, fields: Fields): Issue {
    return editIssue(this.site, this.#issue(key), { fields: this.#typed(fields) }, this.#caller);
  }

  /** Adds a comment. */
  comment(key: string, words: string, { internal = false } = {}): void {
    this.site.write(this.#issue(key), {
      author: this.userId,
      comments: [
        {
          body: richTextOf(this.site.options.flavour, words),
          properties: internal ? { 'sd.public.comment': { internal } } : {},
        },
      ],
    });
  }

  /**
   * Takes an issue to a status, by its name or the category of it, with the fields that the screen wants.
   * @throws Error where no transition leads there from its status
   */
  transition(key: string, to: Category | (string & {}), fields: Fields = {}): Issue {
    const issue = this.#issue(key);
    const workflow = this.site.workflowOf(issue);
    const transition = transitionsFrom(workflow, issue).find((one) => {
      const { name, category } = endOf(workflow, one);
      return name === to || category === to;
    });
    if (transition === undefined) throw new Error(`no transition of '${key}' leads to '${to}'`);
    const body = { transition: { id: transition.id }, fields: this.#typed(fields) };
    return transitionIssue(this.site, issue, body, this.#caller);
  }

  /** Deletes an issue. */
  remove(key: string): void {
    this.site.remove(this.#issue(key));
  }

  #typed(fields: Fields): Fields {
    const typed = ([id, value]: [string, Json]): [string, Json] =>
      id === 'description' && typeof value === 'string'
        ? [id, richTextOf(this.site.options.flavour, value)]
        : [id, value];
    return Object.fromEntries(Object.entries(fields).map(typed));
  }

  #issue(key: string): Issue {
    const issue = this.site.issue(key);
    if (issue !== undefined) return issue;
    throw new Error(`there is no issue '${key}'`);
  }
}
