import { numberAt, valueAt, wordAt } from './json';
import type { Operation } from './operations';

/** The types of the actions that repeat what is in them, in lower case. */
export const LOOP_TYPES: ReadonlySet<string> = new Set(['foreach', 'until']);

/** Whether `operationOptions`, a list in one text, holds an option. */
export const hasOption = (holder: unknown, option: string): boolean =>
  (wordAt(holder, 'operationOptions') ?? '')
    .split(',')
    .some((given) => given.trim() === option.toLowerCase());

const CONCURRENCY = ['runtimeConfiguration', 'concurrency'] as const;

/** How many iterations of a Foreach may run at once; undefined where it is not set. */
export const repetitionsOf = ({ action }: Operation): number | undefined =>
  numberAt(action, ...CONCURRENCY, 'repetitions');

/** Whether the iterations of a Foreach run at the same time, as they do unless they are told otherwise. */
export const isParallelLoop = (operation: Operation): boolean =>
  operation.type === 'foreach' &&
  !hasOption(operation.action, 'Sequential') &&
  repetitionsOf(operation) !== 1;

/** How many runs a trigger may start at once, as the definition gives it. */
export const concurrentRuns = (trigger: unknown): unknown =>
  valueAt(trigger, ...CONCURRENCY, 'runs');
