import type { Lasting } from './remembered';
import type { Data } from './value';

/** What an action or a trigger left behind: what `actions('X')` and `trigger()` give. */
export interface OperationRecord {
  readonly name: string;
  readonly status: string;
  readonly code?: string;
  readonly startTime?: string;
  readonly endTime?: string;
  readonly trackingId?: string;
  readonly clientTrackingId?: string;
  /** Absent where the operation has none: a block, an action whose template failed. */
  readonly inputs?: Data;
  readonly outputs?: Data;
  readonly error?: { readonly code: string; readonly message: string };
  /** How often it ran; only in the results of a loop. */
  readonly repetitionCount?: number;
}

/**
 * What an expression can see. The functions throw a `TemplateError` where the name means nothing to
 * the run; what is there but has no value yet is `undefined` (an action that has not run) or null.
 */
export interface Scope {
  trigger(): OperationRecord;
  action(name: string): OperationRecord | undefined;
  /** The records of the direct children of a block. */
  result(block: string): readonly OperationRecord[];
  /**
   * The action that the expression stands in; only for tracked properties and an Until's condition.
   */
  self(): OperationRecord;
  variable(name: string): Data;
  parameter(name: string): Data;
  /**
   * The current item of the innermost loop or of the array that a Select, Query or Table goes
   * through.
   */
  item(): Data;
  /** The current item of a Foreach by name. */
  items(loop: string): Data;
  iterationIndex(loop: string): number;
  workflow(): Data;
  callbackUrl(): string;
  /** The present, in milliseconds since 1970. */
  now(): number;
  /** A number from 0 to 1 (exclusive), for `rand` and `guid`. */
  random(): number;
  /**
   * Called when a reference has read a value that the run keeps secret, and when a function has
   * made text out of such a value.
   * @default - nothing is followed
   */
  readonly taint?: Taint;
  /**
   * What expressions have given for earlier items of the array that is gone through.
   * @default - no array is gone through
   */
  readonly lasting?: Lasting | undefined;
}

/** Follows secret text through expressions. */
export interface Taint {
  /** Whether any text inside the value is, or holds, a secret. */
  has(value: Data): boolean;
  /** All text inside the value is secret from now on. */
  add(value: Data): void;
  /** Whether reading this part of an operation gives a secret. */
  secures(operation: string, part: 'inputs' | 'outputs'): boolean;
}
