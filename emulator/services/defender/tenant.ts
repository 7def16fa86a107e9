import { madeUpGuid, madeUpHex } from '../../stack/made-up';

/** A machine that Defender for Endpoint knows. */
export interface MachineOptions {
  /** Its full name, as `web01.contoso.com`. */
  readonly name: string;
  /**
   * 40 hexadecimal digits.
   * @default - made up from the name
   */
  readonly id?: string;
  /** @default 'Active' */
  readonly health?: 'Active' | 'Inactive';
  /**
   * Whether it answers; what is asked of one that does not stays pending.
   * @default true
   */
  readonly online?: boolean;
  /**
   * How what is asked of it ends.
   * @default 'Succeeded'
   */
  readonly ends?: 'Succeeded' | 'Failed' | 'TimeOut' | 'Cancelled';
}

/** Something that was asked of a machine, its status left to the clock. */
export interface AskedAction {
  readonly id: string;
  readonly type: 'Isolate' | 'Unisolate';
  readonly scope: string | null;
  readonly machine: Machine;
  readonly requestor: string;
  readonly comment: string;
  /** In milliseconds since 1970. */
  readonly asked: number;
  /** Whether the machine answered at that time. */
  readonly answered: boolean;
}

export type Machine = Required<MachineOptions>;

/** How long a machine takes to begin, and to end, in milliseconds. */
const TAKES = { begin: 5000, end: 60_000 };

/** The machines of a tenant and what was asked of them. */
export class DefenderTenant {
  readonly #machines: Map<string, Machine>;
  #actions: AskedAction[] = [];

  /** @param now the time in milliseconds since 1970 */
  constructor(
    private readonly given: readonly MachineOptions[],
    readonly now: () => number,
  ) {
    this.#machines = machinesOf(given);
  }

  machines(): readonly Machine[] {
    return [...this.#machines.values()];
  }

  machine(id: string): Machine | undefined {
    return this.#machines.get(id);
  }

  /** Changes how a machine answers from now on; what was asked of it before and is pending goes on then. */
  set(id: string, changes: Omit<MachineOptions, 'name' | 'id'>): void {
    const before = this.#machines.get(id);
    if (before === undefined) throw new Error(`there is no machine '${id}'`);
    const machine = { ...before, ...changes };
    this.#machines.set(id, machine);
    this.#actions = this.#actions.map((action) =>
      action.machine.id === id && !action.answered && machine.online
        ? { ...action, machine, answered: true, asked: this.now() }
        : action,
    );
  }

  /** Everything that was asked, the oldest first. */
  actions(): readonly AskedAction[] {
    return [...this.#actions];
  }

  /** The status of what was asked, as it is now. */
  statusOf({ asked, answered, machine }: AskedAction): string {
    const passed = this.now() - asked;
    if (!answered || passed < TAKES.begin) return 'Pending';
    return passed < TAKES.end ? 'InProgress' : machine.ends;
  }

  /** Whether an isolation or a release of a machine has not ended. */
  isBusy({ id }: Machine): boolean {
    return this.#actions.some(
      (action) =>
        action.machine.id === id && ['Pending', 'InProgress'].includes(this.statusOf(action)),
    );
  }

  /** Asks something of a machine. */
  ask(
    machine: Machine,
    what: Pick<AskedAction, 'type' | 'scope' | 'requestor' | 'comment'>,
  ): AskedAction {
    const id = madeUpGuid(`machine action ${this.#actions.length + 1}`);
    const action = { ...what, id, machine, asked: this.now(), answered: machine.online };
    this.#actions.push(action);
    return action;
  }

  /** Forgets what was asked, and what has changed. */
  reset(): void {
    this.#actions = [];
    this.#machines.clear();
    for (const [id, machine] of machinesOf(this.given)) this.#machines.set(id, machine);
  }
}

/** The id of a machine that is given none: 40 hexadecimal digits. */
export const machineIdOf = (name: string): string =>
  (madeUpHex(`machine ${name}`) + madeUpHex(`${name} machine`)).slice(0, 40);

const machinesOf = (given: readonly MachineOptions[]): Map<string, Machine> =>
  new Map(
    given.map((one) => {
      const machine: Machine = {
        id: machineIdOf(one.name),
        health: 'Active',
        online: true,
        ends: 'Succeeded',
        ...one,
      };
      return [machine.id, machine];
    }),
  );
