import { listMachineActions } from '../../systems/defender/calls';
import { writeComment } from '../../systems/sentinel/calls';
import { guid, incident, incidentTrigger, titled } from '../../systems/sentinel/incident';
import { condition, parseJson } from '../../workflow/actions';
import { and, call, coalesce, empty, equals, not, or, orElse } from '../../workflow/calls';
import { type Definition, recordOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, expr } from '../../workflow/tree';
import { onFailureByHand } from '../failure-by-hand';
import { report } from '../report';
import { requester } from './approval';
import { findHost } from './host';
import { moveOnce, movesIn, newestOf, standingBy } from './moves';
import type { ResponseSettings } from './settings';
import { type Verdict, endingOf } from './verdict';

/** Lets an isolated host in again. It asks nobody: it gives back what was taken, and whoever may run it may end an isolation by hand as well. */
export function releaseHost({ azure, channel }: ResponseSettings): Definition {
  const host = findHost(azure);
  const { name, id, complaint } = host.machine;
  const history = listMachineActions('Read_moves', azure, host.id);
  const before = movesIn('Moves', history, host.id);
  const { isIsolated, isBeingIsolated, isBeingReleased } = standingBy(before);
  const moving = moveOnce(
    azure,
    'Unisolate',
    {
      machineId: id,
      comment: text`Sentinel Bridge: incident ${incident.properties.incidentNumber}, released while ${orElse(requester, 'nobody')} owned it`,
    },
    { doing: 'releasing the host' },
  );
  const release = condition('If_isolated', and(empty(complaint), isIsolated), {
    then: moving.actions,
  });
  const now = standingBy(moving.moves);
  const latest = newestOf(moving.moves);
  const didMove = equals(recordOf(moving.loop).status, 'Succeeded');
  const isReleased = and(
    equals<string>(latest.type, 'Unisolate'),
    equals<string>(latest.status, 'Succeeded'),
  );
  const hasFailed = and(didMove, not(or(isReleased, now.isBeingReleased)));
  const verdicts: readonly [...Verdict[], Omit<Verdict, 'holds'>] = [
    { holds: not(empty(complaint)), outcome: 'refused', says: complaint },
    {
      holds: isBeingReleased,
      outcome: 'releasing already',
      says: text`The host <b>${name}</b> is being released: ${OFFLINE}`,
    },
    {
      holds: isBeingIsolated,
      outcome: 'isolating',
      says: text`The host <b>${name}</b> is just being isolated. Run the playbook again once that is over.`,
    },
    {
      holds: not(isIsolated),
      outcome: 'not isolated',
      says: text`The host <b>${name}</b> is not isolated, so there is nothing to release.`,
    },
    {
      holds: isReleased,
      outcome: 'released',
      says: text`The host <b>${name}</b> is released since ${latest.creationDateTimeUtc}.`,
    },
    {
      holds: now.isBeingReleased,
      outcome: 'release pending',
      says: text`Defender for Endpoint was asked to release the host <b>${name}</b>, and it is not done: ${OFFLINE}`,
    },
    {
      outcome: 'release failed',
      says: text`The host <b>${name}</b> is NOT released: Defender for Endpoint says ${coalesce<string>(latest.status, 'nothing')}. Run the playbook again to try once more.`,
    },
  ];
  const ending = endingOf('Outcome', verdicts);
  const told = writeComment(
    'Say_state',
    azure,
    incident.id,
    host.comment,
    text`<p>${ending.says}</p>`,
  );
  const proven = parseJson(
    'Proven',
    expr<object | null>(call('if', hasFailed, null, call('json', '{}')).node) as Expr<object>,
    { type: 'object' },
  );
  const outcome = { system: 'Sentinel', direction: 'out' } as const;
  const done = report('Report', { ...outcome, outcome: ending.outcome });
  const failure = onFailureByHand({
    azure,
    last: done,
    incident: { id: incident.id, guid, title: titled(incident.properties) },
    steps: [
      ...host.steps,
      { action: history, doing: 'reading what was asked of the machine' },
      { action: before, doing: 'reading what Defender answered', cause: history },
      ...moving.steps,
      { action: told, doing: 'telling the incident how the host stands' },
      { action: proven, doing: 'releasing the host' },
    ],
    couldNot: 'release the host',
    comment: 'releaseFailure',
    outcome,
    channel,
  });
  return {
    description: 'Releases the isolated host of an incident through Defender for Endpoint.',
    trigger: incidentTrigger(),
    actions: [
      ...host.actions,
      history,
      before,
      release,
      ending.action,
      told,
      proven,
      done,
      failure,
    ],
  };
}

const OFFLINE =
  'the host seems to be offline, or has not answered yet. Run the playbook again to see how it stands.';
