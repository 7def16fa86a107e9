import { type Data, isArray, isObject } from '../expression/value';

/** A place within a value: how to get there from the place around it. */
interface Place {
  readonly outer: Place | undefined;
  /** A property's name or an index. */
  readonly step: string | number;
}

/** A text within a value. */
export interface TextAt {
  readonly text: string;
  /** Whether it is the name of a property. */
  readonly isKey: boolean;
  /** Where it stands, or for a name the object that has it; undefined for the whole value. */
  readonly place: Place | undefined;
}

/** All texts within a value, names of properties too. An answer may nest deeper than the stack, so this does not recur. */
export function* textsIn(whole: Data): Generator<TextAt> {
  const open: { readonly value: Data; readonly place: Place | undefined }[] = [
    { value: whole, place: undefined },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, place: outer } = next;
    if (typeof value === 'string') {
      yield { text: value, isKey: false, place: outer };
    } else if (isArray(value)) {
      for (const [step, item] of [...value.entries()].reverse()) {
        open.push({ value: item, place: { outer, step } });
      }
    } else if (isObject(value)) {
      const entries = Object.entries(value);
      for (const [key] of entries) yield { text: key, isKey: true, place: outer };
      for (const [step, item] of entries.reverse()) {
        open.push({ value: item, place: { outer, step } });
      }
    }
  }
}

/** Whether some text within a value passes a test, names of properties included: as `textsIn`, faster without places. */
export function someText(whole: Data, test: (text: string) => boolean): boolean {
  const open: Data[] = [whole];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value === 'string') {
      if (test(value)) return true;
    } else if (isArray(value)) {
      for (const item of value) open.push(item);
    } else if (isObject(value)) {
      for (const [key, item] of Object.entries(value)) {
        if (test(key)) return true;
        open.push(item);
      }
    }
  }
  return false;
}

/** The steps to a place, outermost first. */
export function stepsTo(place: Place | undefined): readonly (string | number)[] {
  const steps: (string | number)[] = [];
  for (let at = place; at !== undefined; at = at.outer) steps.push(at.step);
  return steps.reverse();
}
