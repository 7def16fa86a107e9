import {
  LONGEST_VALUE,
  PRIVATE_NETWORKS,
  PRIVATE_PREFIXES_V6,
  PRIVATE_SUFFIXES,
} from '../../../mappings/servicenow/observables';
import type { ObservableKind } from '../../../systems/servicenow/types';
import { and, anyOf, call, empty, equals, not, or } from '../../../workflow/calls';
import { parameter } from '../../../workflow/definition';
import type { Expr, Ref } from '../../../workflow/tree';
import { firstCase } from '../../cases';
import type { Seen } from './candidates';
import {
  byLength,
  hasEnding,
  isHash,
  isMailbox,
  isUrl,
  lastLabel,
  lastLabels,
  networksOf,
} from './shape';

/** Why a value is refused, in the words of the report. */
export const REASONS = [
  'empty',
  'oversized',
  'markup',
  'malformed',
  'unknown type',
  'private address',
  'own domain',
] as const;
type Reason = (typeof REASONS)[number];

/** The hashes that are told apart, by the number of their digits. */
export const HASHES = { 32: 'md5', 40: 'sha1', 64: 'sha256', 128: 'sha512' } as const;

/** The most labels of a domain of one's own. */
export const MOST_LABELS = 5;

export const isKind = (kind: Expr<string>, wanted: ObservableKind): Expr<boolean> =>
  equals<string>(kind, wanted);

const listed = (name: string, values: readonly string[]): Expr<readonly string[]> =>
  parameter({ name, type: 'Array', defaultValue: values });

/** The reason of what is no value, which no report counts. */
const NO_VALUE = '-';

/** The first reason to refuse a value; the empty text where there is none. */
export function reasonOf(row: Ref<Seen>, ownDomains: readonly string[]): Expr<string> {
  const { kind, value, host } = row;
  const pairs: readonly (readonly [Expr<boolean>, Reason | typeof NO_VALUE])[] = [
    [empty(kind), NO_VALUE],
    [empty(value), 'empty'],
    [call('greater', call('length', value), LONGEST_VALUE), 'oversized'],
    [or(call('contains', value, '<'), call('contains', value, '>')), 'markup'],
    [not(isWellFormed(row)), 'malformed'],
    [isOtherHash(row), 'unknown type'],
    [or(isPrivateV4(row), isPrivateV6(row), isPrivateName(row)), 'private address'],
    [isOwn(host, listed('ownDomains', ownDomains)), 'own domain'],
  ];
  return firstCase(...pairs);
}

function isWellFormed({ kind, value, host, isV4, isV6, isName }: Ref<Seen>): Expr<boolean> {
  const isPublic = and(isName, hasEnding(host));
  const isNearby = and(isName, not(call('contains', host, '.')));
  return anyOf([
    and(isKind(kind, 'ip'), or(isV4, isV6)),
    and(isKind(kind, 'domain'), isPublic),
    and(isKind(kind, 'host'), isName),
    and(isKind(kind, 'url'), isUrl(value), or(isV4, isPublic, isNearby)),
    and(isKind(kind, 'sender'), isMailbox(value), isPublic),
    and(isKind(kind, 'hash'), isHash(value)),
  ]);
}

/** A hash of an unknown length, or of another algorithm than its length says: one of a program's signature, say, is none of a file. */
function isOtherHash({ kind, value, algorithm }: Ref<Seen>): Expr<boolean> {
  const byDigits = byLength(value, HASHES);
  const isTold = or(empty(algorithm), equals<string>(algorithm, byDigits));
  return and(isKind(kind, 'hash'), or(empty(byDigits), not(isTold)));
}

function isPrivateV4({ host, isV4 }: Ref<Seen>): Expr<boolean> {
  const networks = listed('privateNetworks', PRIVATE_NETWORKS);
  return and(isV4, or(...both(networksOf(host), (network) => call('contains', networks, network))));
}

const both = <T, Out>([a, b]: readonly [T, T], of: (one: T) => Out): [Out, Out] => [of(a), of(b)];

const isPrivateV6 = ({ host, isV6 }: Ref<Seen>): Expr<boolean> =>
  and(isV6, anyOf(PRIVATE_PREFIXES_V6.map((start) => call('startsWith', host, start))));

/** A name that only machines nearby know: one without a dot, or with an ending that no public name server has. */
const isPrivateName = ({ kind, host, isName }: Ref<Seen>): Expr<boolean> =>
  and(
    isName,
    not(isKind(kind, 'host')),
    or(
      not(call('contains', host, '.')),
      call('contains', listed('privateSuffixes', PRIVATE_SUFFIXES), lastLabel(host)),
    ),
  );

const isOwn = (host: Expr<string>, ownDomains: Expr<readonly string[]>): Expr<boolean> =>
  anyOf(
    Array.from({ length: MOST_LABELS - 1 }, (_, index) =>
      call('contains', ownDomains, lastLabels(host, index + 2)),
    ),
  );
