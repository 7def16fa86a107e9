import { guid, incident, incidentTrigger, titled } from '../../systems/sentinel/incident';
import type { Definition } from '../../workflow/definition';
import type { Part } from '../failed-steps';
import type { FailureProps } from '../failure';
import { onFailureByHand } from '../failure-by-hand';
import { type Outcome, report } from '../report';
import type { ResponseSettings } from './settings';

/** A playbook that somebody runs on an incident. */
export interface PlaybookByHand
  extends ResponseSettings, Pick<FailureProps, 'couldNot' | 'comment'> {
  readonly description: string;
  /** What it does, in this order. */
  readonly parts: readonly Part[];
  /** What the row of a run says that has come to its end. */
  readonly outcome: Pick<Outcome, 'system' | 'outcome' | 'ticket'>;
}

/** Its parts, one after the other, then the row of the run; and what happens where one of their steps fails. */
export function playbookByHand(playbook: PlaybookByHand): Definition {
  const { azure, channel, description, parts, couldNot, comment } = playbook;
  const direction = 'out';
  const done = report('Report', { ...playbook.outcome, direction });
  const failure = onFailureByHand({
    azure,
    last: done,
    incident: { id: incident.id, guid, title: titled(incident.properties) },
    steps: parts.flatMap(({ steps }) => steps),
    couldNot,
    comment,
    outcome: { system: playbook.outcome.system, direction },
    channel,
  });
  return {
    description,
    trigger: incidentTrigger(),
    actions: [...parts.flatMap(({ actions }) => actions), done, failure],
  };
}
