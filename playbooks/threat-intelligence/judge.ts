import { and, anyOf, call, empty, not, or, when } from '../../workflow/calls';
import type { Expr, Ref } from '../../workflow/tree';
import type { Generations } from './generations';
import type { IntelligenceFilter } from './settings';
import type { Checked } from './shape';

/** Why an observable is refused, in the order in which it is looked at. */
export const REASONS = [
  'no value',
  'unknown type',
  'too long',
  'markup',
  'wrong shape',
  'private address',
  'expired',
] as const;
type Reason = (typeof REASONS)[number];

/**
 * What becomes of an observable that is not refused: it is brought; Sentinel is told that it holds no more, for good (`revoke`) or until it does again (`end`); or it is
 * left alone, because Sentinel has never had it and need not.
 *
 * A revocation is remembered before it is made, and so is that an observable has come back: a run that failed after its uploads would leave behind what no later one knows
 * of. Until then what is withdrawn is ended (`withdraw`), and what comes back waits (`wait`); the next run reads both again.
 */
export const FATES = ['bring', 'revoke', 'end', 'leave', 'withdraw', 'wait'] as const;
type Fate = (typeof FATES)[number];

/** An observable, and what becomes of it. */
export interface Judged extends Checked {
  /** One of the fates, or of the reasons. */
  readonly fate: string;
}

/** Longer URLs and other values are none: a path that long carries data. */
const LONGEST = { url: 2048, other: 320 };

/** What is known of a run besides the observables. */
export interface Circumstances {
  readonly filter: IntelligenceFilter;
  readonly now: Expr<string>;
  /** Whether an earlier run cannot have brought an observable as it was before. */
  readonly isNew: (one: Ref<Checked>) => Expr<boolean>;
  readonly generations: Generations;
}

/** What becomes of an observable. */
export function fateOf(one: Ref<Checked>, of: Circumstances): Expr<string> {
  const { filter, now, isNew, generations } = of;
  const fresh = isNew(one);
  const isExpired = call('lessOrEquals', one.until, now);
  const end = when<string>(generations.isRevoked(one.id), 'leave', 'end');
  const endUnlessNew = (otherwise: Fate | Reason) => when<string>(fresh, otherwise, end);
  const revoke = when<string>(generations.isRevoked(one.id), 'revoke', 'withdraw');
  const withdraw = when<string>(
    generations.canRevoke(one.id),
    when<string>(fresh, 'leave', revoke),
    endUnlessNew('leave'),
  );
  return choose(
    [
      [empty(one.value), 'no value'],
      [empty(one.kind), 'unknown type'],
      [not(isAnyOf(one.kind, filter.types)), 'leave'],
      [isTooLong(one), 'too long'],
      [or(call('contains', one.value, '<'), call('contains', one.value, '>')), 'markup'],
      [or(not(isKey(one.id)), hasControls(one.value), not(one.isShaped)), 'wrong shape'],
      [one.isReserved, 'private address'],
      [one.off, withdraw],
      [isExpired, endUnlessNew('expired')],
      [not(isWanted(one, filter, now)), endUnlessNew('leave')],
    ],
    when<string>(generations.isRevoked(one.id), 'wait', 'bring'),
  );
}

/** The value of the first condition that holds. */
const choose = (
  cases: readonly (readonly [Expr<boolean>, Fate | Reason | Expr<string>])[],
  otherwise: Expr<string>,
): Expr<string> =>
  cases.reduceRight<Expr<string>>(
    (rest, [condition, value]) => when<string>(condition, value, rest),
    otherwise,
  );

function isTooLong({ kind, value }: Ref<Checked>): Expr<boolean> {
  const most = call('if', call('equals', kind, 'url'), LONGEST.url, LONGEST.other);
  return call('greater', call('length', value), most as Expr<number>);
}

/** A `sys_id` of another length could not be made an id of. */
const isKey = (id: Expr<string>): Expr<boolean> => call('equals', call('length', id), 32);

/** Breaks and tabs inside a value; those around it are trimmed. */
const hasControls = (value: Expr<string>): Expr<boolean> =>
  anyOf(['\n', '\r', '\t'].map((one) => call('contains', value, one)));

const listOf = ([first = '', ...others]: readonly string[]): Expr<readonly unknown[]> =>
  call('createArray', first, ...others);

const isAnyOf = (text: Expr<string>, words: readonly string[]): Expr<boolean> =>
  call('contains', listOf(words), text);

/** Whether the filter wants an observable of a kind that it wants. */
function isWanted(
  { confidence, tags, updated }: Ref<Checked>,
  { minConfidence, maxAgeDays, tags: needed, withoutTags }: IntelligenceFilter,
  now: Expr<string>,
): Expr<boolean> {
  const oldest = call('addDays', now, -maxAgeDays, 'yyyy-MM-ddTHH:mm:ssZ');
  const hasOneOf = (words: readonly string[]): Expr<boolean> =>
    not(empty(call('intersection', tags, listOf(words)) as Expr<readonly unknown[]>));
  return and(
    call('greaterOrEquals', confidence, minConfidence),
    call('greaterOrEquals', updated, oldest),
    ...(needed === undefined ? [] : [hasOneOf(needed)]),
    ...(withoutTags.length === 0 ? [] : [not(hasOneOf(withoutTags))]),
  );
}
