import type { Fault, FaultyCall } from '../../emulator/faults';
import type { Random } from '../../emulator/runtime/random';
import type { Fate } from '../../emulator/world/options';

const HOUR = 3_600_000;

/** What goes wrong now and then. */
const FAULTS: readonly Fault[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 429, headers: { 'Retry-After': '7' } },
  { kind: 'timeout', acted: false },
  { kind: 'timeout', acted: true },
  { kind: 'reset', acted: true },
  { kind: 'malformed body' },
  { kind: 'empty body' },
];

const DOWN: Fault = { kind: 'status', status: 503 };

/** A time in which a service is down: milliseconds after the start. */
interface Outage {
  readonly services: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** How often something goes wrong. */
export interface Disturbances {
  /** The share of calls that suffer a fault. */
  readonly faults: number;
  /** The share of events that come twice, of those that come late, and of those that never come. */
  readonly twice: number;
  readonly late: number;
  readonly lost: number;
}

export const USUAL: Disturbances = { faults: 0.05, twice: 0.05, late: 0.05, lost: 0.02 };

/** What goes wrong in a soak, drawn from one generator: calls that fail, events that are lost or doubled, an outage of each side. */
export class Disturber {
  #over = false;
  readonly #outages: readonly Outage[];

  constructor(
    private readonly random: Random,
    private readonly rates: Disturbances,
    span: number,
    private readonly elapsed: () => number,
  ) {
    const length = Math.min(3 * HOUR, span / 8);
    this.#outages = [
      { services: ['servicenow', 'jira'], from: span * 0.3, to: span * 0.3 + length },
      {
        services: ['sentinel', 'sentinel-connector'],
        from: span * 0.6,
        to: span * 0.6 + length / 2,
      },
    ];
  }

  /** From now on all goes well. */
  end(): void {
    this.#over = true;
  }

  /** Whether a side was down at some time between two (milliseconds after the start). */
  wasDown(begin: number, end: number): boolean {
    return this.#outages.some(({ from, to }) => from <= end && begin < to);
  }

  readonly faultOf = ({ service }: FaultyCall): Fault | undefined => {
    if (this.#over) return undefined;
    const now = this.elapsed();
    const isDown = this.#outages.some(
      ({ services, from, to }) => services.includes(service) && now >= from && now < to,
    );
    if (isDown) return DOWN;
    if (this.random() >= this.rates.faults) return undefined;
    return FAULTS[Math.floor(this.random() * FAULTS.length)];
  };

  readonly fateOf = (): Fate => {
    if (this.#over) return 'once';
    const { twice, late, lost } = this.rates;
    const draw = this.random();
    if (draw < twice) return 'twice';
    if (draw < twice + late) return { late: Math.floor(this.random() * 600_000) };
    return draw < twice + late + lost ? 'lost' : 'once';
  };
}
