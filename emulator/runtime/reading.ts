import { recordData } from '../expression/record';
import type { OperationRecord } from '../expression/scope';
import type { CompiledAction } from './compile';
import type { Frame } from './frame';
import { type ActionRecord, visibleTo } from './record';

/**
 * What `actions('X')` gives at a place: the record of the same iteration; from outside the loop, the last one of an
 * Until, and for a Foreach one record whose outputs are those of all iterations. Undefined when it has not run.
 */
export function recordOf(action: CompiledAction, frame: Frame): OperationRecord | undefined {
  for (const outer of frame.outwards()) {
    const record = outer.record(action.key);
    if (record !== undefined) return visibleTo(record);
    const loop = loopWithin(action, outer);
    if (loop !== undefined) return repeated(action, loop, outer);
  }
  return undefined;
}

/** What `result('Block')` gives: the records of the block's direct children, in the definition's order. */
export function resultOf(block: CompiledAction, frame: Frame): readonly OperationRecord[] {
  const place = [...frame.outwards()].find((outer) => outer.record(block.key) !== undefined);
  if (place === undefined) return [];
  const children = block.branches.flatMap(({ actions }) => actions);
  const iterations = place.iterationsOf(block.key);
  if (!block.type.isLoop || iterations.length === 0) {
    return children.flatMap((child) => {
      const record = place.record(child.key);
      return record === undefined ? [] : [visibleTo(record)];
    });
  }
  if (!block.type.hasItems) return lastIteration(children, iterations);
  return children.flatMap((child) => {
    const records = iterations.flatMap((iteration) => iteration.record(child.key) ?? []);
    return records.length === 0 ? [] : [allIterations(child.name, records)];
  });
}

function lastIteration(
  children: readonly CompiledAction[],
  iterations: readonly Frame[],
): readonly OperationRecord[] {
  const last = iterations.at(-1);
  return children.flatMap((child) => {
    const record = last?.record(child.key);
    const repetitionCount = iterations.length;
    return record === undefined ? [] : [{ ...visibleTo(record), repetitionCount }];
  });
}

function allIterations(name: string, records: readonly ActionRecord[]): OperationRecord {
  const first = records[0];
  const last = records.at(-1);
  return {
    name,
    outputs: records.map((record) => recordData(visibleTo(record))),
    ...(first === undefined ? {} : { startTime: first.startTime }),
    ...(last === undefined ? {} : { endTime: last.endTime }),
    code: 'NotSpecified',
    status: combined(records),
    repetitionCount: records.length,
  };
}

function combined(records: readonly ActionRecord[]): string {
  const worst = records.find(({ status }) => status !== 'Succeeded' && status !== 'Skipped');
  if (worst !== undefined) return 'Failed';
  return records.every(({ status }) => status === 'Skipped') ? 'Skipped' : 'Succeeded';
}

/** The outermost loop around an action that has iterations in this frame. */
function loopWithin(action: CompiledAction, frame: Frame): CompiledAction | undefined {
  for (let loop = action.loop; loop !== undefined; loop = loop.loop) {
    if (frame.iterationsOf(loop.key).length > 0) return loop;
  }
  return undefined;
}

function repeated(
  action: CompiledAction,
  loop: CompiledAction,
  frame: Frame,
): OperationRecord | undefined {
  const iterations = frame.iterationsOf(loop.key);
  const read = (iteration: Frame): OperationRecord | undefined => {
    const record = iteration.record(action.key);
    if (record !== undefined) return visibleTo(record);
    const inner = loopWithin(action, iteration);
    return inner === undefined ? undefined : repeated(action, inner, iteration);
  };
  if (!loop.type.hasItems) {
    const last = iterations.at(-1);
    return last === undefined ? undefined : read(last);
  }
  const records = iterations.flatMap((iteration) => read(iteration) ?? []);
  if (records.length === 0) return undefined;
  const failure = records.find(({ status }) => status === 'Failed');
  return {
    name: action.name,
    status: failure?.status ?? 'Succeeded',
    outputs: records.map(({ outputs }) => outputs ?? null),
  };
}
