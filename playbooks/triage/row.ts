import type { TriageRow } from '../../systems/log-analytics/types';
import { GUID_LENGTH, guid, incident } from '../../systems/sentinel/incident';
import type { Incident } from '../../systems/sentinel/types';
import { NO_ITEMS, and, call, coalesce, empty, equals, when } from '../../workflow/calls';
import type { Expr, Ref, Value } from '../../workflow/tree';
import { replaceAll } from '../rich-text';
import type { TriageSettings } from './settings';

/** A row as a playbook writes it. */
export type WrittenRow = { readonly [C in keyof TriageRow]: Value<TriageRow[C]> };

const GUID_CHARACTERS = '0123456789abcdef-'.split('');

/**
 * The GUID of the incident's first analytics rule, in lower case; the empty text where there is none, or anything else in its place: it becomes part of a
 * query.
 */
export function ruleIdOf({ properties }: Ref<Incident>): Expr<string> {
  const ids = coalesce<readonly string[]>(properties.relatedAnalyticRuleIds, NO_ITEMS);
  const first = coalesce<string>(call('first', ids) as Expr<string>, '');
  const last = call('toLower', call('string', call('last', call('split', first, '/'))));
  const others = replaceAll(
    last,
    GUID_CHARACTERS.map((character) => [character, '']),
  );
  const isGuid = and(equals<number>(call('length', last), GUID_LENGTH), empty(others));
  return when<string>(isGuid, last, '');
}

/** What every row of an incident says. */
export const rowOf = (
  { mode, model }: TriageSettings,
  of: Ref<Incident>,
  row: Pick<WrittenRow, 'Kind' | 'RuleId' | 'Verdict' | 'Confidence' | 'WouldClose' | 'Action'> &
    Partial<WrittenRow>,
): WrittenRow => ({
  TimeGenerated: call('utcNow'),
  IncidentId: guid,
  IncidentNumber: incident.properties.incidentNumber,
  Severity: of.properties.severity,
  Model: model.name,
  Mode: mode,
  Classification: '',
  Agreed: false,
  PromptTokens: 0,
  CompletionTokens: 0,
  Reason: '',
  ...row,
});
