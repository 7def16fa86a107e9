import { entities } from '../../../systems/sentinel/incident';
import type { Entity } from '../../../systems/sentinel/types';
import { select } from '../../../workflow/actions';
import {
  NO_ITEMS,
  and,
  call,
  coalesce,
  concat,
  empty,
  equals,
  not,
  when,
} from '../../../workflow/calls';
import { type Action, bodyOf } from '../../../workflow/definition';
import { type Expr, type Ref, expr } from '../../../workflow/tree';

/** What is asked for, each kind as one text with commas between, `NONE` first. */
export interface Asked {
  /** Names of hosts, and addresses. */
  readonly hosts: Expr<string>;
  readonly accounts: Expr<string>;
}

/** How many of each kind are looked up: what an incident names beyond that is left to people. */
const MOST = 10;

/** Stands for "none": `IN` with an empty list would find every record whose column is empty. */
export const NONE = '-';

/** The longest name that is looked up: that of a host with its domain. */
const LONGEST = 255;

/**
 * What is looked up. The incident's texts may come from an attacker, and an encoded query knows no escape, so only names of unreserved characters
 * pass, and `@`, which means nothing in a query: neither `^`, comma, blank, `=` nor the colon of `javascript:`. Addresses of IPv6 have colons, and
 * are written in more ways than one, so they are not looked up.
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-2.3
 */
export function asked(): Asked & { readonly actions: readonly Action[] } {
  const hosts = select<Entity, string>('Host_names', entities, (entity) => {
    const { hostName, dnsDomain, address } = entity.properties;
    const name = usable(hostName, '.', dnsDomain);
    return ofKind(entity, 'Host', name, ofKind(entity, 'Ip', usable(address)));
  });
  const accounts = select<Entity, string>('Account_names', entities, (entity) => {
    const { accountName, upnSuffix } = entity.properties;
    return ofKind(entity, 'Account', usable(accountName, '@', upnSuffix));
  });
  return { actions: [hosts, accounts], hosts: listOf(hosts), accounts: listOf(accounts) };
}

type Name = Expr<string | null>;

const ofKind = (
  { kind }: Ref<Entity>,
  wanted: string,
  name: Expr<string>,
  otherwise: Expr<string> | typeof NONE = NONE,
): Expr<string> => when<string>(equals<string>(kind, wanted), name, otherwise);

/** A name, and the same with its domain behind it; `NONE` where it cannot stand in a query. */
function usable(name: Name, separator = '', domain?: Name): Expr<string> {
  if (domain === undefined) return when<string>(isPlain(name), concat(name), NONE);
  const whole = concat(name, separator, domain);
  const both = when<string>(empty(domain), concat(name), concat(name, ',', whole));
  return when<string>(and(isPlain(name), isPlain(whole)), both, NONE);
}

const isPlain = (name: Name): Expr<boolean> => {
  const bare = call('replace', concat(name), '@', '');
  return and(
    not(empty(name)),
    equals<string>(call('uriComponent', bare), bare),
    call('less', call('length', bare), LONGEST),
  );
};

const listOf = (names: Action<readonly string[]>): Expr<string> => {
  const given = coalesce<readonly string[]>(bodyOf(names), NO_ITEMS);
  const all = call('union', call('createArray', NONE), given);
  const distinct = expr<readonly string[]>(all.node);
  const bounded = expr<readonly string[]>(call('take', distinct, MOST + 1).node);
  return call('toLower', call('join', bounded, ','));
};

/** What was asked for, in words. */
export const askedWords = (list: Expr<string>): Expr<string> =>
  call('replace', call('substring', list, `${NONE},`.length), ',', ', ');

/** Whether a value is one of those that were asked for: an instance ignores what it does not understand of a query. */
export const isAsked = (list: Expr<string>, value: Expr<string>): Expr<boolean> =>
  call('contains', call('split', list, ','), call('toLower', coalesce<string>(value, '')));
