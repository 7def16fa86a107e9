import * as z from 'zod';
import { incidentMapping } from '../../mappings/servicenow/incident';
import type { TicketMapping } from '../../mappings/servicenow/mapping';
import { securityIncidentMapping } from '../../mappings/servicenow/security-incident';
import { withRows } from '../../mappings/merge';
import { SEVERITIES } from '../../systems/sentinel/types';
import type { TicketTable } from '../../systems/servicenow/types';
import { Problem } from '../problem';
import { type ServiceNow, serviceNowClient } from '../servicenow/client';
import type { ServiceNowSettings } from '../servicenow/sign-in';
import type { SideProps } from './sides';
import type { Opened, SeenTicket, TicketSide } from './ticket-side';
import type { Verdicts } from './verdicts';

const FIELDS = [
  'sys_id',
  'number',
  'state',
  'urgency',
  'impact',
  'correlation_id',
  'correlation_display',
  'close_code',
  'close_notes',
  'assignment_group',
  'caller_id',
] as const;

const row = z.record(z.string(), z.string());
type Row = z.output<typeof row>;

const MAPPINGS = { incident: incidentMapping, sn_si_incident: securityIncidentMapping };

/** ServiceNow, as the integration account sees it. */
export class ServiceNowSide implements TicketSide {
  readonly wanted: SideProps['wanted'];
  readonly noteAsPerson?: NonNullable<TicketSide['noteAsPerson']>;
  #client: Promise<ServiceNow> | undefined;

  constructor(
    private readonly props: SideProps,
    private readonly settings: ServiceNowSettings,
  ) {
    this.wanted = props.wanted;
    const { person, access } = props;
    if (person !== undefined) {
      const pair = Buffer.from(`${person.user ?? ''}:${person.secret}`).toString('base64');
      this.noteAsPerson = async (ticket, words) => {
        const client = await serviceNowClient(access, settings, () =>
          Promise.resolve(`Basic ${pair}`),
        );
        await this.#write(client, ticket.id, { [settings.noteField]: words });
      };
    }
  }

  async signIn(): Promise<string> {
    const client = await this.#account();
    await client.list(this.#table, { query: 'sys_idISEMPTY', fields: ['sys_id'], limit: 1 }, row);
    return client.user;
  }

  async ticketsOf(guid: string): Promise<readonly SeenTicket[]> {
    const rows = await this.#rowsOf(guid);
    return Promise.all(rows.map((each) => this.#view(each)));
  }

  async note({ id }: SeenTicket, words: string): Promise<void> {
    await this.#write(await this.#account(), id, { [this.settings.noteField]: words });
  }

  async move({ id }: SeenTicket, status: 'New' | 'Active'): Promise<void> {
    await this.#write(await this.#account(), id, { state: this.#mapping.state[status] });
  }

  async close({ id }: SeenTicket, words: string): Promise<void> {
    await this.#write(await this.#account(), id, this.#closing(words));
  }

  async judgeOpened({ guid, ticket, comments }: Opened, verdicts: Verdicts): Promise<void> {
    const key = keyOf(guid);
    const keeps = ticket.id === key;
    verdicts.judge('1', keeps, `${ticket.key} has the key ${ticket.id}; it was asked for ${key}`);
    verdicts.judge(
      '16',
      ticket.said.length > 0,
      ticket.said.length > 0
        ? `the account has read the first note of ${ticket.key}`
        : `the account sees no note of ${ticket.key}, which has at least one`,
    );
    await this.#judgeNames(guid, comments, verdicts);
    if (keeps) await this.#judgeInsert(key, verdicts);
    else verdicts.pass('3', 'the instance gives keys of its own');
  }

  judgeCommented({ key }: SeenTicket, verdicts: Verdicts): Promise<void> {
    verdicts.confirm('15', `push has read the notes of ${key}, and added the comment`);
    return Promise.resolve();
  }

  async judgeGraded(ticket: SeenTicket, verdicts: Verdicts): Promise<void> {
    const client = await this.#account();
    const { workspace } = this.props.access.environment.sentinel;
    const query = `sys_id=${ticket.id}^correlation_displaySTARTSWITHSentinel/${workspace}|`;
    const found = await client.list(this.#table, { query, fields: [...FIELDS], limit: 2 }, row);
    const isFound = found.length === 1 && found[0]?.['sys_id'] === ticket.id;
    verdicts.judge(
      '14',
      isFound,
      isFound
        ? `${ticket.key} is found by '${found[0]?.['correlation_display'] ?? ''}'`
        : `${ticket.key} is not found by what its correlation_display starts with`,
    );
  }

  async judgeClosed(ticket: SeenTicket, verdicts: Verdicts): Promise<void> {
    const client = await this.#account();
    const fields = await client.find(this.#table, ticket.id, FIELDS, row);
    const { state = '', close_code: code = '' } = fields ?? {};
    const { state: states, closeCode } = this.#mapping;
    verdicts.judge(
      '18',
      state === states.Closed && code === closeCode.Undetermined,
      `${ticket.key} is closed in state ${state} with the close code '${code}'`,
    );
  }

  /** Whether what the route names was taken, by name. */
  async #judgeNames(guid: string, comments: readonly string[], verdicts: Verdicts): Promise<void> {
    const { assignmentGroup, caller } = this.#route ?? {};
    const named = Object.entries({ assignment_group: assignmentGroup, caller_id: caller }).filter(
      ([, value]) => value !== undefined && !/^[0-9a-f]{32}$/.test(value),
    );
    if (named.length === 0) {
      verdicts.pass('2', 'the route names neither a group nor a caller by name');
      return;
    }
    const [ticket = {}] = await this.#rowsOf(guid);
    const remark = comments.find((text) => text.includes('did not take'));
    const empty = named.filter(([field]) => ticket[field] === '' || remark?.includes(field));
    verdicts.judge(
      '2',
      empty.length === 0,
      empty.length === 0
        ? `the ticket has ${named.map(([field, value]) => `${field} '${value ?? ''}'`).join(', ')}`
        : `the ticket has no ${empty.map(([field, value]) => `${field} '${value ?? ''}'`).join(', ')}; write the sys_id`,
    );
  }

  /** Whether a second insert with the ticket's key is refused; what is made all the same, is closed at once. */
  async #judgeInsert(key: string, verdicts: Verdicts): Promise<void> {
    const client = await this.#account();
    try {
      const made = await client.create(
        this.#table,
        {
          sys_id: key,
          short_description: '[TEST] Sentinel Bridge tries an insert that has to be refused',
        },
        row,
      );
      const { sys_id: id = '', number = '' } = made;
      verdicts.refute('3', `the instance has taken it as ${number} (${id})`);
      // Where it is the ticket itself, that is closed at the end.
      if (id !== key) {
        await this.#write(client, id, this.#closing('A test of Sentinel Bridge: nothing to do.'));
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (['network', 'busy', 'login'].includes(error.obstacle)) throw error;
      verdicts.confirm('3', `a second insert was refused: ${error.found}`);
    }
  }

  async #rowsOf(guid: string): Promise<readonly Row[]> {
    const client = await this.#account();
    const key = keyOf(guid);
    const query = `sys_id=${key}^ORcorrelation_id=${guid}^ORDERBYsys_created_on`;
    const rows = await client.list(this.#table, { query, fields: [...FIELDS], limit: 10 }, row);
    // An instance gives what it likes for a part that it does not understand.
    return rows.filter((each) => each['sys_id'] === key || each['correlation_id'] === guid);
  }

  async #view(fields: Row): Promise<SeenTicket> {
    const {
      sys_id: id = '',
      number: key = '',
      state = '',
      urgency,
      impact,
      correlation_display: base = '',
      close_notes: closed = '',
    } = fields;
    const client = await this.#account();
    const notes = await client.list(
      'sys_journal_field',
      { query: `element_id=${id}`, fields: ['element_id', 'value'], limit: 200 },
      row,
    );
    const [, status = '', severity = ''] = base.split('|');
    const mapping = this.#mapping;
    return {
      key,
      id,
      link: `${client.instance}/nav_to.do?uri=%2F${this.#table}.do%3Fsys_id%3D${id}`,
      status: mapping.status[state],
      severities: SEVERITIES.filter(
        (each) =>
          String(mapping.urgency[each]) === urgency && String(mapping.impact[each]) === impact,
      ),
      agreed: { status, severity },
      said: [
        ...notes.filter((note) => note['element_id'] === id).map(({ value = '' }) => value),
        closed,
      ].filter((text) => text !== ''),
    };
  }

  #closing(words: string) {
    const { state, closeCode } = this.#mapping;
    return { state: state.Closed, close_code: closeCode.Undetermined, close_notes: words };
  }

  async #write(client: ServiceNow, id: string, fields: Row): Promise<void> {
    await client.update(this.#table, id, fields, row);
  }

  get #route() {
    return this.settings.routes[this.wanted.route];
  }

  get #table(): TicketTable {
    return this.#route?.table ?? 'incident';
  }

  get #mapping(): TicketMapping {
    return withRows(MAPPINGS[this.#table], this.settings.mappings[this.#table]);
  }

  #account(): Promise<ServiceNow> {
    this.#client ??= serviceNowClient(this.props.access, this.settings);
    return this.#client;
  }
}

/** The key that an incident's ticket is asked for with. */
const keyOf = (guid: string): string => guid.replaceAll('-', '');
