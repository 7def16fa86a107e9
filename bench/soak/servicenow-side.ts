import type { ServiceNowInstance } from '../../emulator/services/servicenow/instance';
import type { Row } from '../../emulator/services/servicenow/row';
import { incidentMapping } from '../../mappings/servicenow/incident';
import { securityIncidentMapping } from '../../mappings/servicenow/security-incident';
import type { TicketMapping } from '../../mappings/servicenow/mapping';
import {
  CLASSIFICATIONS,
  SEVERITIES,
  type Severity,
  type Status,
} from '../../systems/sentinel/types';
import { turnOf } from './edits';
import type { TicketSide, TicketView } from './ticket-side';

const MAPPINGS: Readonly<Record<string, TicketMapping>> = {
  incident: incidentMapping,
  sn_si_incident: securityIncidentMapping,
};

const AGENT = 'agent.smith';

/** ServiceNow, judged by the default mappings. */
export class ServiceNowSide implements TicketSide {
  readonly service = 'servicenow';
  readonly system = 'ServiceNow';
  readonly #instance: ServiceNowInstance;

  constructor(instance: ServiceNowInstance) {
    this.#instance = instance;
  }

  ticketsOf(guid: string): readonly TicketView[] {
    const made = ({ sys_created_on: time = '' }: Row): string => time;
    return [...this.#instance.withCorrelation(guid)]
      .sort((a, b) => (made(a) < made(b) ? -1 : 1))
      .map((row) => this.#view(row));
  }

  note(key: string, words: string): void {
    this.#write(key, { work_notes: words });
  }

  grade(key: string, severity: Severity): void {
    const { urgency, impact } = this.#mapping(key);
    this.#write(key, { urgency: String(urgency[severity]), impact: String(impact[severity]) });
  }

  move(key: string, status: Status, words: string, turn = 0): void {
    const mapping = this.#mapping(key);
    const states = Object.keys(mapping.status).filter(
      (one) => mapping.status[one] === status && !mapping.finished.includes(one),
    );
    const usual = mapping.state[status];
    const codes = Object.keys(mapping.classification);
    this.#write(key, {
      state: turnOf([usual, ...states.filter((one) => one !== usual)], turn),
      ...(status === 'Closed' && {
        close_code: turnOf([mapping.closeCode.TruePositive, ...codes], turn),
        close_notes: words,
      }),
    });
  }

  finish(key: string, words: string): void {
    const { finished, closeCode } = this.#mapping(key);
    const [state = ''] = finished;
    this.#write(key, { state, close_code: closeCode.TruePositive, close_notes: words });
  }

  #view(row: Row): TicketView {
    const {
      sys_id: key = '',
      number = '',
      state = '',
      urgency,
      impact,
      close_notes: closing = '',
      close_code: reason = '',
    } = row;
    const mapping = this.#mapping(key);
    return {
      key: `${number} ${key}`,
      name: number,
      finished: mapping.finished.includes(state),
      status: mapping.status[state] ?? 'Active',
      severities: SEVERITIES.filter(
        (severity) =>
          String(mapping.urgency[severity]) === urgency &&
          String(mapping.impact[severity]) === impact,
      ),
      notes: this.#instance.journalOf(key).map(({ value = '' }) => value),
      closing,
      reason,
      meaning: mapping.classification[reason] ?? 'Undetermined',
      reasons: CLASSIFICATIONS.filter((one) => mapping.closeCode[one] === reason),
    };
  }

  #row(key: string): Row {
    const row = this.#instance.row('task', key.split(' ').at(-1) ?? '');
    if (row === undefined) throw new Error(`there is no ticket '${key}'`);
    return row;
  }

  #mapping(key: string): TicketMapping {
    return MAPPINGS[this.#row(key)['sys_class_name'] ?? ''] ?? incidentMapping;
  }

  #write(key: string, fields: Row): void {
    const row = this.#row(key);
    this.#instance.as(AGENT).update(row['sys_class_name'] ?? '', row['sys_id'] ?? '', fields);
  }
}
