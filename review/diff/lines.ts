import { pathTo } from '../../workflow/lint/json';
import { isUnknown } from '../plan/unknown';
import { brief, cut, show, visible } from '../markdown/text';
import type { Difference, Path } from './compare';

/** How much of a long text is shown around what differs in it. */
const CONTEXT = 60;
const LONG = 160;

/** Differences as the lines of a block: `+`, `-`, and `~` where a value is another one. */
export const linesOf = (differences: readonly Difference[], longest = LONG): string[] =>
  differences.flatMap((each) => lineOf(each, longest));

function lineOf(difference: Difference, longest: number): string[] {
  const name = nameOf(difference.path);
  switch (difference.kind) {
    case 'added':
      return [`+ ${name} = ${brief(difference.after, longest)}`];
    case 'removed':
      return [`- ${name} = ${brief(difference.before, longest)}`];
    case 'reordered':
      return [`~ ${name} is in another order`];
    case 'changed':
      return changedLines(name, difference.before, difference.after, longest);
  }
}

function changedLines(name: string, before: unknown, after: unknown, longest: number): string[] {
  if (typeof before !== 'string' || typeof after !== 'string' || isUnknown(after)) {
    return [`~ ${name} = ${brief(before, longest)} -> ${brief(after, longest)}`];
  }
  const [oldEnd, newEnd] = [brief(before, Infinity), brief(after, Infinity)];
  if (oldEnd !== newEnd && oldEnd.length + newEnd.length <= longest) {
    return [`~ ${name} = ${oldEnd} -> ${newEnd}`];
  }
  const old = show(before, Infinity);
  const young = show(after, Infinity);
  if (old === young) return [`~ ${name} = ${old} -> ${young}, another value`];
  const [oldPart, newPart] = around(old, young);
  return [`~ ${name}`, `-   ${cut(oldPart, longest * 2)}`, `+   ${cut(newPart, longest * 2)}`];
}

/** What differs between two long texts, with a little of what is around it. */
function around(before: string, after: string): readonly [string, string] {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const from = Math.max(0, start - CONTEXT);
  const part = (text: string): string => {
    const to = Math.min(text.length, text.length - end + CONTEXT);
    return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
  };
  return [part(before), part(after)];
}

/** A path as one would write it in the code. */
export const nameOf = (path: Path): string =>
  path.length === 0 ? 'value' : cut(visible(pathTo('', ...path)), 200);
