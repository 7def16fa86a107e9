import {
  and,
  anyOf,
  call,
  coalesce,
  concat,
  empty,
  equals,
  not,
  or,
  when,
} from '../../workflow/calls';
import { type Expr, at, expr } from '../../workflow/tree';
import type { Observable } from './observable';

/** What a value looks like once it is taken apart: the language knows no patterns. */
export interface Examined extends Observable {
  /** The host in it: of an address the address itself, of a file's hash nothing. In lower case. */
  readonly host: string;
}

/** An examined observable, with what its host is. */
export interface Recognized extends Examined {
  /** The host as a number from 0 to 2^32 - 1; -1 where it is no IPv4 address. */
  readonly number: number;
  readonly isIpv6: boolean;
  /** Whether it is a name in a domain. */
  readonly isName: boolean;
}

/** A recognized observable, with what that says of it. */
export interface Checked extends Recognized {
  /** Whether its value has the shape of its kind. */
  readonly isShaped: boolean;
  readonly isReserved: boolean;
}

const HEX = '0123456789abcdef';
const NAME = `${HEX}ghijklmnopqrstuvwxyz.-_`;

const part = (text: Expr<string>, separator: string, index: number): Expr<string> =>
  coalesce<string>(at(call('split', text, separator) as Expr<readonly string[]>, index), '');

const lastPart = (text: Expr<string>, separator: string): Expr<string> =>
  call('string', call('last', call('split', text, separator)));

/** Whether a text has no other characters than these. */
const hasOnly = (text: Expr<string>, characters: string): Expr<boolean> =>
  empty(characters.split('').reduce((rest, one) => call('replace', rest, one, ''), text));

const has = (text: Expr<string>, some: string): Expr<boolean> => call('contains', text, some);
const startsWith = (text: Expr<string>, some: string) => call('startsWith', text, some);
const endsWith = (text: Expr<string>, some: string) => call('endsWith', text, some);
const atMost = (text: Expr<string>, most: number): Expr<boolean> =>
  call('lessOrEquals', call('length', text), most);

/** The host in an observable's value. */
export function hostOf(kind: Expr<string>, value: Expr<string>): Expr<string> {
  const authority = ['/', '?', '#', '\\'].reduce(
    (rest, end) => part(rest, end, 0),
    part(value, '://', 1),
  );
  const address = lastPart(authority, '@');
  const ofUrl = when<string>(
    startsWith(address, '['),
    call('replace', part(address, ']', 0), '[', ''),
    part(address, ':', 0),
  );
  return call(
    'toLower',
    when<string>(
      equals<string>(kind, 'url'),
      ofUrl,
      when<string>(equals<string>(kind, 'email'), part(value, '@', 1), value),
    ),
  );
}

/** A host as a number: -1 where it is no IPv4 address in its usual form. */
export function numberOf(host: Expr<string>): Expr<number> {
  const octets = [0, 1, 2, 3].map((index) => part(host, '.', index));
  const isOctet = (octet: Expr<string>): Expr<boolean> =>
    and(
      call('isInt', octet),
      // Neither a sign nor a zero in front: some read `010` as eight.
      equals<string>(call('string', call('int', octet)), octet),
      call('greaterOrEquals', call('int', octet), 0),
      call('lessOrEquals', call('int', octet), 255),
    );
  const isAddress = and(
    equals<number>(call('length', call('split', host, '.')), 4),
    ...octets.map(isOctet),
  );
  const number = octets
    .map((octet) => call('int', octet))
    .reduce((sum, octet) => call('add', call('mul', sum, 256), octet));
  return expr(call('if', isAddress, number, -1).node);
}

/** The longest IPv6 address has eight groups; one that `::` shortens splits into up to nine. */
const GROUPS = 8;

/** Whether a host is an IPv6 address, without a zone and without an IPv4 address in it. */
export function isIpv6(host: Expr<string>): Expr<boolean> {
  const groups = call('length', call('split', host, ':'));
  const shortened = and(
    equals<number>(call('length', call('split', host, '::')), 2),
    not(has(host, ':::')),
    call('lessOrEquals', groups, GROUPS + 1),
    or(call('lessOrEquals', groups, GROUPS), startsWith(host, '::'), endsWith(host, '::')),
    or(startsWith(host, '::'), not(startsWith(host, ':'))),
    or(endsWith(host, '::'), not(endsWith(host, ':'))),
  );
  const whole = and(
    not(has(host, '::')),
    equals<number>(groups, GROUPS),
    not(startsWith(host, ':')),
    not(endsWith(host, ':')),
  );
  const areShort = Array.from({ length: GROUPS + 1 }, (_, index) =>
    atMost(part(host, ':', index), 4),
  );
  return and(has(host, ':'), hasOnly(host, `${HEX}:`), or(shortened, whole), ...areShort);
}

/** Whether a host is a name with a domain; names in other scripts come as `xn--`. */
export const isName = (host: Expr<string>): Expr<boolean> =>
  and(
    has(host, '.'),
    not(has(host, '..')),
    not(startsWith(host, '.')),
    not(endsWith(host, '.')),
    not(startsWith(host, '-')),
    hasOnly(host, NAME),
    not(call('isInt', lastPart(host, '.'))),
  );

/** An observable's parts, as expressions. */
export interface Parts {
  readonly kind: Expr<string>;
  readonly value: Expr<string>;
  readonly host: Expr<string>;
  readonly number: Expr<number>;
  readonly isIpv6: Expr<boolean>;
  readonly isName: Expr<boolean>;
}

/** How a URL begins. */
const SCHEMES = ['http://', 'https://', 'ftp://'];

/** The digits of each kind of hash. */
const HASHES = { md5: 32, sha1: 40, sha256: 64, sha512: 128 } as const;

/** Whether the value has the shape of its kind. */
export function hasShape({
  kind,
  value,
  host,
  number,
  isIpv6: isSix,
  isName: isNamed,
}: Parts): Expr<boolean> {
  const isFour = call('greaterOrEquals', number, 0);
  const lower = call('toLower', value);
  const isUrl = and(
    anyOf(SCHEMES.map((scheme) => startsWith(value, scheme))),
    not(has(value, ' ')),
    or(isFour, isSix, isNamed, equals<string>(host, 'localhost')),
  );
  const isEmail = and(
    equals<number>(call('length', call('split', value, '@')), 2),
    not(startsWith(value, '@')),
    not(has(value, ' ')),
    isNamed,
  );
  const isHash = and(
    equals<string>(
      call('string', call('length', value)),
      Object.entries(HASHES).reduce(
        (otherwise, [name, length]) =>
          when<string>(equals<string>(kind, name), String(length), otherwise),
        concat(''),
      ),
    ),
    hasOnly(lower, HEX),
  );
  const shapes: readonly (readonly [string, Expr<boolean>])[] = [
    ['ipv4', isFour],
    ['ipv6', isSix],
    ['domain', isNamed],
    ['url', isUrl],
    ['email', isEmail],
  ];
  return shapes.reduce<Expr<boolean>>(
    (otherwise, [name, shape]) =>
      expr(call('if', equals<string>(kind, name), shape, otherwise).node),
    isHash,
  );
}
