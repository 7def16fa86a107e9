import { TISC_TYPES } from '../../../mappings/servicenow/observables';
import { updateIncident } from '../../../systems/sentinel/calls';
import { guid, incident } from '../../../systems/sentinel/incident';
import { type ServiceNowContext, addObservables } from '../../../systems/servicenow/calls';
import { condition, select } from '../../../workflow/actions';
import { and, call, coalesce, concat, not } from '../../../workflow/calls';
import { bodyOf } from '../../../workflow/definition';
import { lookup } from '../../../workflow/table';
import { text } from '../../../workflow/text';
import { type Expr, type Ref, asRef, expr, nodeOf, required } from '../../../workflow/tree';
import { holdsLabel } from '../../labels';
import type { Judged } from './candidates';
import { MOST_OBSERVABLES } from './record';
import type { CountedPart, IntelligenceProps } from './to-servicenow';

/** What an incident is labelled with whose observables Threat Intelligence Security Center has: it keeps whatever it is given again. */
const SHARED = 'ThreatIntelligence:shared';

/** Who says so. */
const SOURCE = 'Microsoft Sentinel';

/** Gives Threat Intelligence Security Center the observables of a true positive, once, in one call. */
export function shareWithTisc(
  context: ServiceNowContext,
  { good, isMalicious, confidence, fresh }: IntelligenceProps,
): CountedPart {
  const typeOf = ({ type }: Ref<Judged>): Expr<string> =>
    lookup<string>(
      { name: 'tiscTypeOf', kinds: { tisc: TISC_TYPES } },
      expr<string>(nodeOf('tisc')),
      type,
      '',
    );
  const records = select<Judged, object>(
    'Records',
    call('take', good, MOST_OBSERVABLES) as Expr<readonly Judged[]>,
    (row) => ({
      value: row.value,
      type: typeOf(row),
      reputation: 'malicious',
      confidence: text`${confidence}`,
      first_seen: bodyOf(fresh).properties.createdTimeUtc,
      external_source_id: guid,
      tlp: 'AMBER',
    }),
  );
  const add = addObservables('Add_observables', context, {
    source: SOURCE,
    observables: bodyOf(records),
  });
  // An answer without its counts is none, and fails whoever reads it: the incident is labelled when they were read.
  const metadata = required(asRef(bodyOf(add)), 'metadata');
  const read = call('take', call('string', metadata), 0) as Expr<string>;
  const label = updateIncident('Label_incident', incident.id, {
    tagsToAdd: { TagsToAdd: [{ Tag: text`${SHARED}${read}` }] },
  });
  const counted = asRef(bodyOf(add)).metadata;
  const isNew = and(isMalicious, not(holdsLabel(bodyOf(fresh), concat(SHARED))));
  return {
    actions: [condition('If_new', isNew, { then: [records, add, label] })],
    steps: [
      { action: add, doing: 'sharing the observables with Threat Intelligence Security Center' },
      { action: label, doing: 'labelling the incident' },
    ],
    counts: {
      accepted: coalesce<number>(counted.success_records, 0),
      refused: { 'refused by ServiceNow': coalesce<number>(counted.error_records, 0) },
    },
  };
}
