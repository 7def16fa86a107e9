/**
 * A machine that Defender for Endpoint knows, as far as playbooks read it.
 * @see https://learn.microsoft.com/defender-endpoint/api/machine
 */
export interface Machine {
  /** 40 hexadecimal digits. */
  readonly id: string;
  /** Its full name in lower case, or its bare one where it is in no domain. */
  readonly computerDnsName: string | null;
  /** `Inactive` once it has not been seen for seven days. */
  readonly healthStatus: string | null;
}

/** The length of a machine's id. */
export const MACHINE_ID_LENGTH = 40;

/** What cuts a machine off from the network, and what lets it in again. */
export type MoveType = 'Isolate' | 'Unisolate';

/**
 * Something that was asked of a machine. Whether a machine is isolated is no property of it: its actions tell.
 * @see https://learn.microsoft.com/defender-endpoint/api/machineaction
 */
export interface MachineAction {
  readonly id: string;
  readonly machineId: string;
  /** Of the many types, `Isolate` and `Unisolate` are those that matter here. */
  readonly type: string;
  readonly status: 'Pending' | 'InProgress' | 'Succeeded' | 'Failed' | 'TimeOut' | 'Cancelled';
  readonly requestor: string | null;
  readonly requestorComment: string | null;
  readonly creationDateTimeUtc: string;
}

/** A list of the API. */
export interface Values<T> {
  readonly value: readonly T[];
}
