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
export function recordData(record: OperationRecord): DataObject {
  const known = values.get(record);
  if (known !== undefined) return known;
  const made = Object.fromEntries(
    PROPERTIES.flatMap((property): [string, Data][] => {
      const value = record[property];
      return value === undefined ? [] : [[property, value]];
    }),
  );
  values.set(record, made);
  return made;
}

/** Each record's value: a playbook that tells what has failed asks for those of all its actions many times. */
const values = new WeakMap<OperationRecord, DataObject>();
