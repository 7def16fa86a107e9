import { entities } from '../../systems/sentinel/incident';
import type { Entity } from '../../systems/sentinel/types';
import { filter, select } from '../../workflow/actions';
import { call, coalesce, concat, orElse, when } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { type Expr, type Ref, asRef, at } from '../../workflow/tree';
import { columns } from '../columns';

/** The kinds of entities that stand for people, their machines and addresses. */
const MASKED_KINDS = ['account', 'host', 'ip', 'mailbox'] as const;

/** The most entities of an incident that an expression can mask. An incident with more is not sent. */
export const MOST_MASKED = 25;

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
  readonly actions: readonly Action[];
  /** Whether every name can be masked. */
  readonly isPossible: Expr<boolean>;
  /** A text in lower case with placeholders for names, as `[account 1]`. */
  readonly mask: (text: Expr<string>) => Expr<string>;
  /** A text with names for placeholders. */
  readonly unmask: (text: Expr<string>) => Expr<string>;
}

/** Replaces the names of accounts, hosts, mailboxes and addresses. Case counts for nothing: what is sent is all in lower case. */
export function masking(): Masking {
  const masked = filter<Entity>('Masked', entities, ({ kind }) =>
    call('contains', call('createArray', ...MASKED_KINDS), call('toLower', orElse(kind, '-'))),
  );
  const masks = select<Entity, Mask>('Masks', bodyOf(masked), maskOf);
  const rowAt = (index: number): Ref<Mask> => asRef(at(bodyOf(masks), index) as Expr<Mask>);
  const places = Array.from({ length: MOST_MASKED }, (_, index) => index);
  const placeholder = (index: number): Expr<string> =>
    concat('[', rowAt(index).kind, ` ${index + 1}]`);
  return {
    actions: [masked, masks],
    isPossible: call('lessOrEquals', call('length', bodyOf(masked)), MOST_MASKED),
    mask: (text) =>
      (['long', 'short'] as const).reduce<Expr<string>>(
        (all, spelling) =>
          places.reduce<Expr<string>>(
            (part, index) =>
              call(
                'replace',
                part,
                coalesce<string>(rowAt(index)[spelling], NOTHING),
                placeholder(index),
              ),
            all,
          ),
        call('toLower', text),
      ),
    unmask: (text) =>
      places.reduce<Expr<string>>(
        (part, index) =>
          call('replace', part, placeholder(index), coalesce<string>(rowAt(index).name, '')),
        text,
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
