import { entities, incident } from '../systems/sentinel/incident';
import type { Entity } from '../systems/sentinel/types';
import { select } from '../workflow/actions';
import { call, coalesce } from '../workflow/calls';
import { type Action, bodyOf } from '../workflow/definition';
import type { Conditions } from './conditions';
import type { Subject } from './wants';

/** The incident that started the playbook, as conditions are held against it, and what has to be worked out of it first. */
export interface Participating {
  readonly subject: Subject;
  /** None where no condition asks for kinds of entities. */
  readonly actions: readonly Action[];
}

/**
 * Reads the kinds of entities that take part in the incident, where conditions ask for them. All entities in one text may be more than the language takes:
 * 131,072 characters.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-configuration
 */
export function participating(
  conditioned: readonly { readonly when: Conditions }[],
): Participating {
  if (conditioned.every(({ when }) => when.entityKinds === undefined))
    return { subject: { incident }, actions: [] };
  const kinds = select<Entity, string>('Entity_kinds', entities, ({ kind }) =>
    call('toLower', coalesce<string>(kind, '')),
  );
  return { subject: { incident, kinds: bodyOf(kinds) }, actions: [kinds] };
}
