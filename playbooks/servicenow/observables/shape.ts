import { and, anyOf, call, coalesce, empty, equals, not, or, when } from '../../../workflow/calls';
import { type Expr, at } from '../../../workflow/tree';

/**
 * Whether values have the form that they should have. The language has no patterns, so each check takes away what is allowed and looks whether anything is left.
 * All of them hold for whatever text: no function in them fails on one.
 */

const parts = (value: Expr<string>, separator: string): Expr<readonly string[]> =>
  call('split', value, separator) as Expr<readonly string[]>;

const part = (value: Expr<string>, separator: string, index: number): Expr<string> =>
  coalesce<string>(at(parts(value, separator), index), '');

const count = (value: Expr<string>, separator: string): Expr<number> =>
  call('length', parts(value, separator));

/** The value without some characters. */
const without = (value: Expr<string>, characters: string): Expr<string> =>
  Array.from(characters).reduce<Expr<string>>((rest, one) => call('replace', rest, one, ''), value);

const DIGITS = '0123456789';
const HEX = `${DIGITS}abcdef`;

/** What may stand in an address of the web beside letters, digits and `-._~`. @see https://www.rfc-editor.org/rfc/rfc3986#appendix-A */
const RESERVED = ":/?#[]@!$&'()*+,;=%";

/** Whether there is nothing in a value but letters, digits and `-._~`: whatever else there is, its encoding would show. */
const isPlain = (value: Expr<string>): Expr<boolean> =>
  equals<string>(value, call('uriComponent', value));

const startsWithAny = (value: Expr<string>, starts: readonly string[]): Expr<boolean> =>
  anyOf(starts.map((start) => call('startsWith', value, start)));

/** A number from 0 to 255 without leading zeros; that only digits are there is known already. */
const isOctet = (octet: Expr<string>): Expr<boolean> =>
  and(
    not(empty(octet)),
    call('less', call('length', octet), 4),
    or(call('less', call('length', octet), 3), call('lessOrEquals', octet, '255')),
    or(equals<string>(octet, '0'), not(call('startsWith', octet, '0'))),
  );

/** An address of version 4. */
export const isV4 = (value: Expr<string>): Expr<boolean> =>
  and(
    empty(without(value, `${DIGITS}.`)),
    equals<number>(count(value, '.'), 4),
    ...[0, 1, 2, 3].map((index) => isOctet(part(value, '.', index))),
  );

/** The first octet of an address, and its first two. */
export const networksOf = (value: Expr<string>): readonly [Expr<string>, Expr<string>] => {
  const [first, second] = [part(value, '.', 0), part(value, '.', 1)];
  return [first, call('concat', first, '.', second)];
};

/** The most parts between colons: eight groups, and the empty ones at both ends where zeros are left out there. */
const MOST_GROUPS = 9;

/** An address of version 6, in small letters. */
export const isV6 = (value: Expr<string>): Expr<boolean> => {
  const isShortened = call('contains', value, '::');
  const groups = count(value, ':');
  return and(
    empty(without(value, `${HEX}:`)),
    call('greater', groups, 2),
    call('lessOrEquals', groups, MOST_GROUPS),
    not(call('contains', value, ':::')),
    call('less', count(value, '::'), 3),
    or(isShortened, equals<number>(groups, 8)),
    or(call('startsWith', value, '::'), not(call('startsWith', value, ':'))),
    or(call('endsWith', value, '::'), not(call('endsWith', value, ':'))),
    ...Array.from({ length: MOST_GROUPS }, (_, index) =>
      call('less', call('length', part(value, ':', index)), 5),
    ),
  );
};

/** Whether a name, which is known to be one, may stand in public: plain labels, the last of which is no number. */
export const hasEnding = (name: Expr<string>): Expr<boolean> =>
  and(call('contains', name, '.'), not(empty(without(lastLabel(name), DIGITS))));

/** A name of one label or more, in whose place nothing else fits. */
export const isLabels = (value: Expr<string>): Expr<boolean> =>
  and(
    not(empty(value)),
    call('less', call('length', value), 254),
    isPlain(value),
    not(call('contains', value, '~')),
    not(call('contains', value, '..')),
    not(startsWithAny(value, ['.', '-'])),
    not(anyOf(['.', '-'].map((end) => call('endsWith', value, end)))),
  );

export const lastLabel = (value: Expr<string>): Expr<string> =>
  call('string', call('last', parts(value, '.')));

/** The labels at the end of a name, as many as there should be or as it has. */
export const lastLabels = (value: Expr<string>, many: number): Expr<string> => {
  const labels = parts(value, '.');
  const before = call('max', 0, call('sub', call('length', labels), many));
  return call('join', call('skip', labels, before) as Expr<readonly string[]>, '.');
};

/** What stands before the host in an address of a mailbox, which has nothing else in it. */
export const isMailbox = (value: Expr<string>): Expr<boolean> => {
  const local = part(value, '@', 0);
  return and(
    equals<number>(count(value, '@'), 2),
    not(empty(local)),
    call('less', call('length', local), 65),
    isPlain(without(local, '+=')),
  );
};

/** An address of the web in the characters that may stand in one: none of them means anything in a query of ServiceNow but at its start. */
export const isUrl = (value: Expr<string>): Expr<boolean> =>
  and(
    startsWithAny(call('toLower', value), ['http://', 'https://', 'ftp://']),
    isPlain(without(value, RESERVED)),
  );

/** The host of an address of the web, without user and port. */
export const hostOf = (url: Expr<string>): Expr<string> => {
  const authority = ['/', '?', '#'].reduce<Expr<string>>(
    (rest, end) => part(rest, end, 0),
    part(url, '://', 1),
  );
  const host = call('string', call('last', parts(authority, '@')));
  return call('toLower', part(host, ':', 0));
};

/** What follows the `@` in an address of a mailbox. */
export const domainOf = (mailbox: Expr<string>): Expr<string> => part(mailbox, '@', 1);

/** Hexadecimal digits, in small letters, of the length that a kind of hash has. */
export const isHash = (value: Expr<string>): Expr<boolean> => empty(without(value, HEX));

/** The first length that a value has of those that are known. */
export const byLength = (
  value: Expr<string>,
  names: Readonly<Record<number, string>>,
): Expr<string> =>
  Object.entries(names).reduce<Expr<string>>(
    (otherwise, [length, name]) =>
      when<string>(equals<number>(call('length', value), Number(length)), name, otherwise),
    call('concat', ''),
  );
