import { propertiesOf, readIncident } from '../../../systems/sentinel/calls';
import { guid, incident, incidentTrigger, titled } from '../../../systems/sentinel/incident';
import type { Incident, IncidentProperties } from '../../../systems/sentinel/types';
import { condition } from '../../../workflow/actions';
import { NEVER, and, call, coalesce, empty, equals, not, or, when } from '../../../workflow/calls';
import { type Definition, bodyOf } from '../../../workflow/definition';
import { lookup } from '../../../workflow/table';
import { type Expr, type Ref, asRef, expr, nodeOf } from '../../../workflow/tree';
import { onFailure } from '../../failure';
import { report } from '../../report';
import { wants } from '../../wants';
import { candidates } from './candidates';
import { countRefused } from './counts';
import { MOST_OBSERVABLES } from './record';
import type { ObservablesSettings } from './settings';
import { toServiceNow } from './to-servicenow';

/**
 * Takes what an incident tells of an attacker to ServiceNow: as observables that are related to its security incident, and once it is closed as a true positive, as
 * intelligence that says they are malicious. However often it runs, there is one of each.
 */
export function shareObservables(settings: ObservablesSettings): Definition {
  const { azure, dryRun } = settings;
  const fresh = readIncident('Read_incident', azure, incident.id);
  const now = asRef(propertiesOf(fresh));
  const values = candidates(settings);
  const isMalicious = isShared(settings, bodyOf(fresh), now);
  const isOpen = not(equals<string>(now.status, 'Closed'));
  const relates = settings.relateOnOpen ? isOpen : NEVER;
  const good = bodyOf(values.good);
  const isWanted = and(or(relates, isMalicious), not(empty(good)));
  const parts = dryRun
    ? undefined
    : toServiceNow(settings, {
        fresh,
        good,
        marks: values.marks,
        isMalicious,
        confidence: confidenceOf(settings, now),
      });
  const wanted = parts && condition('If_wanted', isWanted, { then: parts.actions });

  const counts = parts?.counts ?? {
    accepted: when<number>(isWanted, atMost(call('length', good), MOST_OBSERVABLES), 0),
    refused: {},
  };
  const { rejected, reasons } = countRefused(values.marks, counts.refused);
  const handled = Object.values(counts.refused).reduce(
    (sum, count) => call('add', sum, count),
    counts.accepted,
  );
  const outcome = { system: 'ServiceNow', direction: 'threat intelligence out' } as const;
  const done = report('Report', {
    ...outcome,
    outcome: when<string>(
      call('greater', counts.accepted, 0),
      dryRun ? 'counted' : 'moved',
      'nothing to do',
    ),
    moved: {
      accepted: counts.accepted,
      rejected,
      revoked: 0,
      unchanged: call('sub', call('length', good), handled),
      reasons,
    },
  });
  const failure = onFailure({
    azure,
    last: done,
    incident: { id: incident.id, guid, title: titled(incident.properties) },
    steps: [
      { action: fresh, doing: 'reading the incident' },
      ...values.actions.map((action) => ({ action, doing: "reading the incident's entities" })),
      ...(parts?.steps ?? []),
      ...(wanted ? [{ action: wanted, doing: 'reading the incident', cause: fresh }] : []),
    ],
    couldNot: "take this incident's observables to ServiceNow",
    comment: 'servicenowObservablesFailure',
    byHand: true,
    outcome,
    channel: settings.channel,
  });
  return {
    description:
      'Takes what a Microsoft Sentinel incident tells of an attacker to ServiceNow, as observables.',
    // One at a time: an observable is found by its value, for which no key stands.
    trigger: { ...incidentTrigger(), concurrency: { runs: 1, maximumWaitingRuns: 100 } },
    actions: [fresh, ...values.actions, ...(wanted ? [wanted] : []), done, failure],
  };
}

const atMost = (count: Expr<number>, most: number): Expr<number> => call('min', count, most);

/** Whether an incident was closed as a true positive, and is among those that are shared. */
function isShared(
  settings: ObservablesSettings,
  fresh: Ref<Incident>,
  now: Ref<IncidentProperties>,
): Expr<boolean> {
  const { maxAgeDays, minConfidence, when: conditions } = settings;
  const oldest = call('addDays', call('utcNow'), -maxAgeDays, 'yyyy-MM-ddTHH:mm:ssZ');
  return and(
    equals<string>(now.status, 'Closed'),
    equals<string>(now.classification, 'TruePositive'),
    not(call('less', coalesce<string>(now.createdTimeUtc, ''), oldest)),
    not(call('less', confidenceOf(settings, now), minConfidence)),
    wants(conditions, { incident: fresh }),
  );
}

const confidenceOf = (
  { confidence }: ObservablesSettings,
  { severity }: Ref<IncidentProperties>,
): Expr<number> =>
  lookup<number>({ name: 'confidenceOf', kinds: { severity: confidence } }, SEVERITY, severity, 0);

const SEVERITY = expr<string>(nodeOf('severity'));
