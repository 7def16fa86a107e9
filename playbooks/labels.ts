import type { Incident } from '../systems/sentinel/types';
import { call, coalesce, concat } from '../workflow/calls';
import { type Expr, type Ref, at } from '../workflow/tree';

const labels = (incident: Ref<Incident>): Expr<string> =>
  call('string', incident.properties.labels);

/** Whether an incident has a label of an integration, which says that it has a ticket. */
export const isLabelled = (incident: Ref<Incident>, label: string): Expr<boolean> =>
  call('contains', labels(incident), `"${label}:`);

/** The label that names a ticket on its incident, as `Jira:SEC-42`. */
export const ticketLabel = (label: string, key: Expr<string | null>): Expr<string> =>
  concat(label, ':', key);

/** Whether an incident has a label. */
export const holdsLabel = (incident: Ref<Incident>, label: Expr<string>): Expr<boolean> =>
  call('contains', labels(incident), concat('"', label, '"'));

/** The key of the ticket that an incident is labelled with, as `SEC-42`; the empty text where it has no such label. */
export const labelledKey = (incident: Ref<Incident>, label: string): Expr<string> => {
  const parts = call('split', labels(incident), `"${label}:`) as Expr<readonly string[]>;
  const rest = coalesce<string>(at(parts, 1), '');
  return coalesce<string>(call('first', call('split', rest, '"')) as Expr<string>, '');
};
