import { entities } from '../../systems/sentinel/incident';
import type { Entity } from '../../systems/sentinel/types';
import { compose, filter, select } from '../../workflow/actions';
import { call, coalesce, concat, orElse, when } from '../../workflow/calls';
import { type Action, bodyOf, outputsOf } from '../../workflow/definition';
import { type Expr, type Ref, asRef, at } from '../../workflow/tree';
import { columns } from '../columns';

/** The kinds of entities that stand for people, their machines and addresses. */
const MASKED_KINDS = ['account', 'host', 'ip', 'mailbox'] as const;

/** The most entities of an incident that an expression can mask. An incident with more is not sent. */
export const MOST_MASKED = 40;

/** A text that occurs in no other one. */
const NOTHING = call('decodeUriComponent', '%00');

/** An entity under its placeholder. */
interface Mask {
  readonly kind: string;
  /** What people call it. */
  readonly name: string;
  /** What is replaced, in lower case: the longer spelling, then the shorter one. */
  readonly long: string;
  readonly short: string;
}

/** How the names of an incident's entities are kept from the model. */
export interface Masking {
  /** Makes the text without names. */
  readonly actions: readonly Action[];
  /** The text, in lower case, with placeholders for names, as `[account 1]`. */
  readonly masked: Expr<string>;
  /** Whether every name could be masked. */
  readonly isPossible: Expr<boolean>;
  /** Another text, with names for placeholders. */
  readonly unmask: (text: Expr<string>) => Expr<string>;
}

/**
 * Replaces the names of accounts, hosts, mailboxes and addresses in a text, wherever they stand in it. Case counts for nothing: what is sent is all in lower case.
 * The language has no loop in an expression, so each place of the list has its own step, in two actions because an expression has an end.
 */
export function masking(text: Expr<string>): Masking {
  const named = filter<Entity>('Named', entities, ({ kind }) =>
    call('contains', call('createArray', ...MASKED_KINDS), call('toLower', orElse(kind, '-'))),
  );
  const masks = select<Entity, Mask>('Masks', bodyOf(named), maskOf);
  const places = Array.from({ length: MOST_MASKED }, (_, index) => {
    const mask = asRef(at(bodyOf(masks), index) as Expr<Mask>);
    return { mask, placeholder: concat('[', mask.kind, ` ${index + 1}]`) };
  });
  const without = (spelling: 'long' | 'short', of: Expr<string>): Expr<string> =>
    places.reduce<Expr<string>>(
      (part, { mask, placeholder }) =>
        call('replace', part, coalesce<string>(mask[spelling], NOTHING), placeholder),
      of,
    );
  const first = compose<string>('Without_long_names', without('long', call('toLower', text)));
  const second = compose<string>('Without_names', without('short', outputsOf(first)));
  return {
    actions: [named, masks, first, second],
    masked: outputsOf(second),
    isPossible: call('lessOrEquals', call('length', bodyOf(named)), MOST_MASKED),
    unmask: (given) =>
      places.reduce<Expr<string>>(
        (part, { mask, placeholder }) =>
          call('replace', part, placeholder, coalesce<string>(mask.name, '')),
        given,
      ),
  };
}

/** The fewest characters of a name: a letter is nobody's. */
const SHORTEST = 2;

function maskOf({ kind, properties }: Ref<Entity>): Expr<Mask> {
  const { friendlyName, accountName, hostName, address } = properties;
  const own = coalesce<string>(accountName, hostName, address, friendlyName, '');
  const spelled = (name: Expr<string>): Expr<string> =>
    when<string>(call('less', call('length', name), SHORTEST), NOTHING, call('toLower', name));
  return columns({
    kind: call('toLower', kind),
    name: coalesce<string>(friendlyName, own),
    long: spelled(coalesce<string>(friendlyName, '')),
    short: spelled(own),
  }) as Expr<Mask>;
}
