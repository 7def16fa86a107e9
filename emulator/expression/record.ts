import type { OperationRecord } from './scope';
import type { Data, DataObject } from './value';

/** The properties of a record in the order in which the runtime lists them. */
const PROPERTIES = [
  'name',
  'inputs',
  'outputs',
  'startTime',
  'endTime',
  'trackingId',
  'clientTrackingId',
  'code',
  'status',
  'error',
  'repetitionCount',
] as const satisfies readonly (keyof OperationRecord)[];

/**
 * What an action or trigger left behind, as the value that `actions()` and `trigger()` give; absent
 * parts stay absent.
 */
export const recordData = (record: OperationRecord): DataObject =>
  Object.fromEntries(
    PROPERTIES.flatMap((property): [string, Data][] => {
      const value = record[property];
      return value === undefined ? [] : [[property, value]];
    }),
  );
