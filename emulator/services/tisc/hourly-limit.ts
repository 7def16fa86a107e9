import { Refusal } from '../refusal';
import { serviceNowError } from '../servicenow/access';

const HOUR = 3_600_000;

/**
 * How many requests an API takes within an hour.
 * @see https://www.servicenow.com/docs/r/api-reference/rest-apis/tisc-api.html
 */
export class HourlyLimit {
  #recent: number[] = [];

  constructor(
    private readonly most: number,
    private readonly now: () => number,
  ) {}

  /** Counts a request. @throws Refusal with 429 where it is one too many */
  count(): void {
    const now = this.now();
    this.#recent = this.#recent.filter((time) => time > now - HOUR);
    const [oldest] = this.#recent;
    if (oldest !== undefined && this.#recent.length >= this.most) {
      throw this.#tooMany(oldest + HOUR - now);
    }
    this.#recent.push(now);
  }

  reset(): void {
    this.#recent = [];
  }

  #tooMany(wait: number): Refusal {
    const { answer } = serviceNowError(
      429,
      'Rate limit exceeded',
      `Rate limit of ${this.most} requests per hour exceeded`,
    );
    const seconds = Math.max(1, Math.ceil(wait / 1000));
    return new Refusal({ ...answer, headers: { 'Retry-After': String(seconds) } });
  }
}
