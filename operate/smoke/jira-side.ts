import * as z from 'zod';
import { jiraMapping } from '../../constructs/jira-integration';
import type { JiraMapping } from '../../mappings/jira/mapping';
import { STATUS_CATEGORIES } from '../../systems/jira/types';
import { SEVERITIES, type Status } from '../../systems/sentinel/types';
import type { JsonApi } from '../http/json-api';
import { queryOf } from '../http/query';
import { type JiraSettings, jiraClient } from '../jira/client';
import { Problem } from '../problem';
import type { SideProps } from './sides';
import type { Opened, SeenTicket, TicketSide } from './ticket-side';
import type { Verdicts } from './verdicts';

const category = z.object({ statusCategory: z.object({ key: z.enum(STATUS_CATEGORIES) }) });

const issueBody = z.object({
  key: z.string(),
  fields: z.looseObject({
    status: category,
    priority: z.object({ name: z.string() }).nullish(),
    labels: z.array(z.string()).nullish(),
    updated: z.string(),
    comment: z.object({ total: z.number(), comments: z.array(z.object({ body: z.unknown() })) }),
  }),
  properties: z.object({ sentinel: z.object({ state: z.string() }).nullish() }).nullish(),
});
type Issue = z.output<typeof issueBody>;

const found = z.object({ issues: z.array(z.object({ key: z.string() })) });
const transitions = z.object({ transitions: z.array(z.object({ id: z.string(), to: category })) });
const myself = z.object({
  displayName: z.string().nullish(),
  emailAddress: z.string().nullish(),
});

/** Jira, as the integration account sees it. */
export class JiraSide implements TicketSide {
  readonly wanted: SideProps['wanted'];
  readonly noteAsPerson?: NonNullable<TicketSide['noteAsPerson']>;
  /** The keys of issues that a search has found: it lags, a look by key does not. */
  readonly #keys = new Set<string>();
  /** When the issue was updated, as often as that was seen to change. */
  readonly #moments = new Set<string>();
  #client: Promise<JsonApi> | undefined;

  constructor(
    private readonly props: SideProps,
    private readonly settings: JiraSettings,
  ) {
    this.wanted = props.wanted;
    const { person, access } = props;
    if (person !== undefined) {
      this.noteAsPerson = async ({ key }, words) => {
        const { secret: token } = person;
        const user = settings.deployment === 'cloud' ? person.user : undefined;
        await this.#comment(await jiraClient(access, settings, { user, token }), key, words);
      };
    }
  }

  async signIn(): Promise<string> {
    const { displayName, emailAddress } = await (await this.#account()).get('/myself', myself);
    return displayName ?? emailAddress ?? 'the account';
  }

  async ticketsOf(guid: string): Promise<readonly SeenTicket[]> {
    for (const key of await this.#search(guid)) this.#keys.add(key);
    const issues = await Promise.all([...this.#keys].map((key) => this.#read(key)));
    return issues
      .filter(({ fields }) => fields.labels?.includes(labelOf(guid)) === true)
      .map((issue) => this.#view(issue));
  }

  async note({ key }: SeenTicket, words: string): Promise<void> {
    await this.#comment(await this.#account(), key, words);
  }

  move({ key }: SeenTicket, status: 'New' | 'Active'): Promise<void> {
    return this.#move(key, status);
  }

  async close({ key }: SeenTicket, words: string): Promise<void> {
    await this.#move(key, 'Closed');
    await this.#comment(await this.#account(), key, words);
  }

  async judgeOpened({ ticket }: Opened, verdicts: Verdicts): Promise<void> {
    const {
      components = [],
      assignee,
      fields: custom = {},
    } = this.settings.routes[this.wanted.route] ?? {};
    const wanted = [
      ...(components.length > 0 ? ['components'] : []),
      ...(assignee === undefined ? [] : ['assignee']),
      ...Object.keys(custom),
    ];
    if (wanted.length === 0) {
      verdicts.pass('J2', 'the route names no component, assignee or custom field');
      return;
    }
    const { fields: all } = await (
      await this.#account()
    ).get(
      `/issue/${ticket.key}${queryOf({ fields: wanted.join() })}`,
      z.object({ fields: z.record(z.string(), z.unknown()) }),
    );
    const empty = wanted.filter((name) => isEmpty(all[name]));
    verdicts.judge(
      'J2',
      empty.length === 0,
      empty.length === 0
        ? `${ticket.key} has ${wanted.join(', ')} of its route`
        : `${ticket.key} has no ${empty.join(', ')}, which its route names`,
    );
  }

  async judgeCommented({ key }: SeenTicket, verdicts: Verdicts): Promise<void> {
    const { total, comments } = (await this.#read(key)).fields.comment;
    verdicts.judge(
      'J3',
      comments.length === total,
      `${key} gives ${comments.length} of ${total} comments with itself`,
    );
  }

  async judgeGraded({ key, agreed }: SeenTicket, verdicts: Verdicts): Promise<void> {
    verdicts.confirm(
      'J1',
      `one edit of ${key} has stored priority and agreement (${agreed.severity})`,
    );
    // By now the issue is older than a minute.
    const { fields } = await this.#read(key);
    const label = fields.labels?.find((each) => /^sentinel-[0-9a-f-]{36}$/.test(each)) ?? '';
    const keys = await this.#search(label.slice('sentinel-'.length));
    verdicts.judge(
      'J5',
      keys.includes(key),
      `a search by the label gives ${keys.join(', ') || 'nothing'}, over a minute after ${key} was made`,
    );
  }

  judgeClosed({ key }: SeenTicket, verdicts: Verdicts): Promise<void> {
    verdicts.confirm('J4', `the words that say why came to ${key} as a comment of the edit`);
    this.#judgeMoments(key, verdicts);
    return Promise.resolve();
  }

  /** Whether a Data Center counts to the millisecond; that every one of several times is a whole second, is no chance. */
  #judgeMoments(key: string, verdicts: Verdicts): void {
    if (this.settings.deployment === 'cloud') {
      verdicts.pass('J7', 'this is the Cloud');
      return;
    }
    const whole = [...this.#moments].every((moment) => /\.000(Z|[+-])/.test(moment));
    verdicts.judge('J7', !whole, `${key} was updated at ${[...this.#moments].join(', ')}`);
  }

  async #search(guid: string): Promise<readonly string[]> {
    const path = this.settings.deployment === 'cloud' ? '/search/jql' : '/search';
    const query = { jql: `labels = "${labelOf(guid)}"`, fields: 'labels', maxResults: 10 };
    const { issues } = await (await this.#account()).get(`${path}${queryOf(query)}`, found);
    return issues.map(({ key }) => key);
  }

  async #read(key: string): Promise<Issue> {
    const query = { fields: 'status,priority,labels,updated,comment', properties: 'sentinel' };
    const issue = await (await this.#account()).get(`/issue/${key}${queryOf(query)}`, issueBody);
    this.#moments.add(issue.fields.updated);
    return issue;
  }

  /** What the project of an issue makes of an incident. */
  #mappingOf(key: string): JiraMapping {
    return jiraMapping(this.settings, key.replace(/-\d+$/, ''));
  }

  #view({ key, fields, properties }: Issue): SeenTicket {
    const [, status = '', severity = ''] = (properties?.sentinel?.state ?? '').split('|');
    const mapping = this.#mappingOf(key);
    return {
      key,
      id: key,
      link: `${this.settings.site}/browse/${key}`,
      status: mapping.status[fields.status.statusCategory.key],
      severities: SEVERITIES.filter((each) => mapping.priority[each] === fields.priority?.name),
      agreed: { status, severity },
      // Markers are plain words, in a document as in wiki text.
      said: fields.comment.comments.map(({ body }) => JSON.stringify(body)),
    };
  }

  async #move(key: string, status: Status): Promise<void> {
    const client = await this.#account();
    const wanted = this.#mappingOf(key).category[status];
    const path = `/issue/${key}/transitions`;
    const { transitions: ways } = await client.get(path, transitions);
    const way = ways.find(({ to }) => to.statusCategory.key === wanted);
    if (way === undefined) {
      throw new Problem(
        'missing',
        `no transition of ${key} leads to a status of the category '${wanted}'`,
        'let the project’s workflow have one for the account',
      );
    }
    await client.call('POST', path, { transition: { id: way.id } });
  }

  async #comment(client: JsonApi, key: string, words: string): Promise<void> {
    const { deployment, internalComments } = this.settings;
    const paragraph = { type: 'paragraph', content: [{ type: 'text', text: words }] };
    const body = deployment === 'cloud' ? { type: 'doc', version: 1, content: [paragraph] } : words;
    await client.call('POST', `/issue/${key}/comment`, {
      body,
      ...(internalComments && {
        properties: [{ key: 'sd.public.comment', value: { internal: true } }],
      }),
    });
  }

  #account(): Promise<JsonApi> {
    this.#client ??= jiraClient(this.props.access, this.settings);
    return this.#client;
  }
}

/** The label of an incident's issues. */
const labelOf = (guid: string): string => `sentinel-${guid}`;

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);
