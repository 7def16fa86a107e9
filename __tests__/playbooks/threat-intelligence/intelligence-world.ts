import { textAt } from '../../../emulator/services/jira/values';
import type { Row } from '../../../emulator/services/servicenow/row';
import type { StixObject } from '../../../emulator/services/threat-intelligence/objects';
import { World, type WorldOptions } from '../../../emulator/world';
import type { EnvironmentInput } from '../../../environments';
import { minimal } from '../../constructs/synthesized';
import { TODAY } from '../../constructs/today';
import { synthesizedStack } from '../servicenow/dev-world';

type Input = NonNullable<EnvironmentInput['threatIntelligence']>;

const MINUTE = 60_000;
const FEED = 'threat.feed';
const TABLES = { classic: 'sn_ti_observable', tisc: 'sn_sec_tisc_observable' } as const;
const KINDS = { classic: 'Domain name', tisc: 'domain_name' } as const;
const BAD = { classic: { finding: 'Malicious' }, tisc: { reputation: 'malicious' } } as const;
const CLEAN = { classic: { finding: 'Clean' }, tisc: { reputation: 'clear' } } as const;

export type SourceName = keyof typeof TABLES;

/** A stack whose only schedule besides the tickets' is that of threat intelligence. */
export const stackWith = (source: SourceName, settings: Partial<Input> = {}) =>
  synthesizedStack({
    ...minimal,
    sentinel: { ...minimal.sentinel, customerId: '5d0b7c1e-94a2-4f63-8e1d-2c7f6a90b3e5' },
    threatIntelligence: {
      source,
      everyMinutes: 15,
      ...settings,
    },
  }).stack;

/** A world in which ServiceNow has threat intelligence. */
export class IntelligenceWorld {
  readonly world: World;

  constructor(
    readonly source: SourceName,
    settings: Partial<Input> = {},
    options: WorldOptions = {},
    stack = stackWith(source, settings),
  ) {
    this.world = new World(stack, { start: TODAY.getTime(), ...options });
  }

  /** Somebody adds an observable: a malicious domain, unless the columns say something else. */
  add(value: string, columns: Row = {}): string {
    const fields = { value, type: KINDS[this.source], ...BAD[this.source], ...columns };
    return this.#instance.insert(TABLES[this.source], fields, FEED)['sys_id'] ?? '';
  }

  change(id: string, columns: Row): void {
    const row = this.#instance.row(TABLES[this.source], id);
    if (row === undefined) throw new Error(`there is no observable ${id}`);
    this.#instance.update(TABLES[this.source], row, columns, FEED);
  }

  /** Says that an observable is no threat. */
  clear(id: string): void {
    this.change(id, CLEAN[this.source]);
  }

  /** Says that it is one, after all. */
  blame(id: string): void {
    this.change(id, BAD[this.source]);
  }

  /** Somebody relates an observable to an indicator of a title; only the classic tables know such. */
  relate(observable: string, title: string): void {
    const indicator = this.#instance.insert('sn_ti_indicator', { title }, FEED)['sys_id'] ?? '';
    this.#instance.insert('sn_ti_m2m_observable_indicator', { observable, indicator }, FEED);
  }

  get #instance() {
    const { serviceNow } = this.world;
    if (serviceNow === undefined) throw new Error('no playbook calls ServiceNow');
    return serviceNow;
  }

  /** Lets minutes pass, in which the schedule runs. */
  async pass(minutes: number): Promise<void> {
    await this.world.runUntil(this.world.now + minutes * MINUTE);
  }

  get objects(): readonly StixObject[] {
    return this.world.services.intelligence?.all() ?? [];
  }

  /** What would match now: the patterns of the indicators that are neither revoked nor over. */
  get matching(): readonly string[] {
    const now = new Date(this.world.now).toISOString();
    return this.objects
      .filter((one) => one['revoked'] !== true && (textAt(one, 'valid_until') ?? '') > now)
      .map((one) => textAt(one, 'pattern') ?? '')
      .sort();
  }

  get runs() {
    return this.world.runtime.workflows
      .filter(({ name }) => name.endsWith('threat-intelligence'))
      .flatMap(({ runs }) => runs);
  }

  /** What the last rows of the runs say, in their order. */
  get reports(): readonly Readonly<Record<string, unknown>>[] {
    return this.runs.flatMap((run) =>
      run
        .actions()
        .flatMap(({ name, trackedProperties }) =>
          name.startsWith('Report') && trackedProperties !== undefined ? [trackedProperties] : [],
        ),
    );
  }
}
