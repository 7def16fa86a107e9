import type { Incident } from '../systems/sentinel/types';
import { call, concat } from '../workflow/calls';
import type { Expr, Ref } from '../workflow/tree';

const labels = (incident: Ref<Incident>): Expr<string> =>
  call('string', incident.properties.labels);

/** Whether an incident has a label of an integration, which says that it has a ticket. */
export const isLabelled = (incident: Ref<Incident>, label: string): Expr<boolean> =>
  call('contains', labels(incident), `"${label}:`);

/** Whether an incident has a label. */
export const holdsLabel = (incident: Ref<Incident>, label: Expr<string>): Expr<boolean> =>
  call('contains', labels(incident), concat('"', label, '"'));
