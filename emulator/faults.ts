import { type OutboundResponse, TransportError } from './runtime/outbound';

/** Which calls a fault may hit; what is absent does not matter. */
export interface CallPattern {
  /**
   * `sentinel`, `sentinel-connector`, `logic-apps`, `azure`, `graph`, `key-vault`, `servicenow`, `tisc`, `threat-intelligence`, `jira`, `notify`, `openai`,
   * `log-analytics`, `ingestion` or `defender`.
   * @default - any service
   */
  readonly service?: string;
  /**
   * In upper case.
   * @default - any method
   */
  readonly method?: string;
  /**
   * The path and query, `*` standing for any text.
   * @default - any path
   */
  readonly path?: string;
  /**
   * The name of the action that calls.
   * @default - any action
   */
  readonly action?: string;
}

/** What happens to a call. */
export type Fault =
  /** An answer that the service itself never saw the request for. */
  | {
      readonly kind: 'status';
      readonly status: number;
      /** @default - none */
      readonly headers?: Readonly<Record<string, string>>;
      /** @default - empty */
      readonly body?: string;
    }
  /** No answer in time; `acted` says whether the service did what was asked. */
  | { readonly kind: 'timeout'; readonly acted: boolean }
  /** The connection breaks; `acted` says whether the service did what was asked. */
  | { readonly kind: 'reset'; readonly acted: boolean }
  /** The call arrives twice, as when a network repeats it; the second answer comes back. */
  | { readonly kind: 'twice' }
  /** The service acts, and its answer arrives cut in half. */
  | { readonly kind: 'malformed body' }
  /** The service acts, and its answer arrives without a body. */
  | { readonly kind: 'empty body' }
  /** The service acts, and its answer takes a while. */
  | { readonly kind: 'latency'; readonly milliseconds: number };

/** A fault and when it happens. */
export interface FaultRule {
  readonly call: CallPattern;
  /**
   * Which of the calls that match, counted from 1.
   * @default - all of them
   */
  readonly occurrences?: readonly number[];
  readonly fault: Fault;
}

/** A call as faults see it. */
export interface FaultyCall {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly action: string;
}

interface Counted {
  readonly rule: FaultRule;
  readonly path: RegExp | undefined;
  seen: number;
}

/** Injects faults into calls by rule. */
export class Faults {
  readonly #initial: readonly FaultRule[];
  #rules: readonly Counted[];

  constructor(
    rules: readonly FaultRule[] = [],
    private readonly disturb: (call: FaultyCall) => Fault | undefined = () => undefined,
  ) {
    this.#initial = rules;
    this.#rules = rules.map(uncounted);
  }

  /** From now on these rules apply and no others. */
  replace(rules: readonly FaultRule[]): void {
    this.#rules = rules.map(uncounted);
  }

  /**
   * Makes a call, with what goes wrong with it. Every rule that matches counts the call; the first one whose turn it is
   * applies.
   * @throws TransportError where no answer comes back
   */
  async around(call: FaultyCall, send: () => Promise<OutboundResponse>): Promise<OutboundResponse> {
    const fault = this.#next(call) ?? this.disturb(call);
    return fault === undefined ? send() : suffer(fault, call, send);
  }

  /** Rules that no call has met: a scenario that names a wrong path would prove nothing. */
  unusedRules(): readonly FaultRule[] {
    return this.#rules.filter(({ seen }) => seen === 0).map(({ rule }) => rule);
  }

  /** Goes back to the rules of the start, and counts from one again. */
  reset(): void {
    this.replace(this.#initial);
  }

  #next(call: FaultyCall): Fault | undefined {
    let found: Fault | undefined;
    for (const counted of this.#rules) {
      const { rule, path } = counted;
      if (!matches(rule.call, path, call)) continue;
      counted.seen += 1;
      if (rule.occurrences?.includes(counted.seen) ?? true) found ??= rule.fault;
    }
    return found;
  }
}

const uncounted = (rule: FaultRule): Counted => ({
  rule,
  path: rule.call.path === undefined ? undefined : wildcard(rule.call.path),
  seen: 0,
});

const wildcard = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`, 's');

const matches = (pattern: CallPattern, path: RegExp | undefined, call: FaultyCall): boolean =>
  (pattern.service ?? call.service) === call.service &&
  (pattern.method ?? call.method) === call.method &&
  (pattern.action ?? call.action) === call.action &&
  (path?.test(call.path) ?? true);

async function suffer(
  fault: Fault,
  { service, method, path }: FaultyCall,
  send: () => Promise<OutboundResponse>,
): Promise<OutboundResponse> {
  switch (fault.kind) {
    case 'status':
      return { status: fault.status, headers: fault.headers ?? {}, body: fault.body ?? '' };
    case 'timeout':
      if (fault.acted) await send();
      throw new TransportError('Timeout', `${service}: ${method} ${path} timed out (injected).`);
    case 'reset':
      if (fault.acted) await send();
      throw new TransportError(
        'ConnectionReset',
        `${service}: the connection broke during ${method} ${path} (injected).`,
      );
    case 'twice':
      await send();
      return send();
    case 'malformed body': {
      const response = await send();
      return { ...response, body: response.body.slice(0, Math.floor(response.body.length / 2)) };
    }
    case 'empty body':
      return { ...(await send()), body: '' };
    case 'latency':
      return { ...(await send()), latency: fault.milliseconds };
  }
}
