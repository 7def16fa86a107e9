import type { VaultContext } from '../../systems/key-vault/calls';
import type { Channel } from '../../systems/notify/types';
import { updateIncident } from '../../systems/sentinel/calls';
import { alerts, guid, incident, incidentTrigger, titled } from '../../systems/sentinel/incident';
import {
  CLASSIFICATION_AND_REASON,
  type Classification,
  type ClassificationAndReason,
} from '../../systems/sentinel/types';
import { condition } from '../../workflow/actions';
import { and, call, equals, not, when } from '../../workflow/calls';
import { type Definition, bodyOf, recordOf } from '../../workflow/definition';
import { type Expr, asRef } from '../../workflow/tree';
import type { Conditions } from '../conditions';
import { onFailure } from '../failure';
import { participating } from '../participating';
import { report } from '../report';
import { isRouted, selectRoute } from '../route';

/** Incidents that are closed by themselves. */
export interface AutoCloseEntry {
  readonly when: Conditions;
  readonly classification: Classification;
  /** Why, as the incident shows it. */
  readonly comment: string;
  /**
   * The most alerts that the incident may have.
   * @default - any number
   */
  readonly maxAlerts?: number;
  /**
   * The day from which on nothing is closed, as `2028-06-30`.
   * @default - never
   */
  readonly expires?: string;
}

export interface AutoCloseSettings {
  readonly azure: VaultContext;
  /** In order: the first that wants an incident says why it is closed. */
  readonly entries: readonly AutoCloseEntry[];
  /**
   * The channel that is told of failures.
   * @default - nobody is notified
   */
  readonly channel?: Channel | undefined;
}

interface Row {
  readonly reason: ClassificationAndReason;
  readonly comment: string;
  readonly maxAlerts: number;
  readonly expires: string;
}

/** More alerts than an incident can have, and a day that nobody waits for. */
const ANY_NUMBER = 1_000_000;
const NEVER = '9999-12-31';

/** Closes incidents that a rule alone cannot decide about: rules neither count alerts nor compare texts exactly. */
export function autoClose({ azure, entries, channel }: AutoCloseSettings): Definition {
  const isOpen = not(equals<string>(incident.properties.status, 'Closed'));
  const { subject, actions } = participating(entries);
  const entry = selectRoute('Entry', entries, rowOf, subject, (row) =>
    and(
      isOpen,
      not(call('greater', call('length', alerts), row.maxAlerts)),
      call('less', call('utcNow', 'yyyy-MM-dd'), row.expires),
    ),
  );
  const first = asRef(call('first', bodyOf(entry)) as Expr<Row>);
  const close = updateIncident('Close_incident', incident.id, {
    status: 'Closed',
    classification: {
      ClassificationAndReason: first.reason,
      ClassificationReasonText: first.comment,
    },
  });
  const decide = condition('If_wanted', isRouted(entry), { then: [close] });
  const outcome = { system: 'Sentinel', direction: 'in' } as const;
  const done = report('Report', {
    ...outcome,
    outcome: when<string>(equals(recordOf(close).status, 'Succeeded'), 'closed', 'left open'),
  });
  const failure = onFailure({
    azure,
    last: done,
    incident: { id: incident.id, guid, title: titled(incident.properties) },
    steps: [
      { action: entry, doing: 'reading the incident' },
      { action: close, doing: 'closing the incident' },
    ],
    couldNot: 'close this incident by itself',
    comment: 'autoCloseFailure',
    byHand: true,
    outcome,
    channel,
  });
  return {
    description: 'Closes Microsoft Sentinel incidents that nobody has to look at.',
    trigger: incidentTrigger(),
    actions: [...actions, entry, decide, done, failure],
  };
}

const rowOf = ({ classification, comment, maxAlerts, expires }: AutoCloseEntry): Row => ({
  reason: CLASSIFICATION_AND_REASON[classification],
  comment,
  maxAlerts: maxAlerts ?? ANY_NUMBER,
  expires: expires ?? NEVER,
});
