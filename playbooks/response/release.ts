import { incident } from '../../systems/sentinel/incident';
import { condition } from '../../workflow/actions';
import { and, coalesce, empty, equals, not, or, orElse } from '../../workflow/calls';
import { type Definition, recordOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { requester } from './approval';
import { playbookByHand } from './by-hand';
import { findHost } from './host';
import { moveOnce, newestOf, readMoves, standingBy } from './moves';
import type { ResponseSettings } from './settings';
import { tellStand } from './told';
import type { Verdicts } from './verdict';

/** Lets an isolated host in again. It asks nobody: it gives back what was taken, and whoever may run it may end an isolation by hand as well. */
export function releaseHost({ azure, channel }: ResponseSettings): Definition {
  const host = findHost(azure);
  const { name, id, complaint } = host.machine;
  const before = readMoves(azure, host.id);
  const { isIsolated, isBeingIsolated, isBeingReleased } = standingBy(before.moves);
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
  const verdicts: Verdicts = [
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
  const told = tellStand(azure, host, verdicts, { doing: 'releasing the host', hasFailed });
  return playbookByHand({
    azure,
    channel,
    description: 'Releases the isolated host of an incident through Defender for Endpoint.',
    parts: [host, before, { actions: [release], steps: moving.steps }, told],
    outcome: { system: 'Sentinel', outcome: told.outcome },
    couldNot: 'release the host',
    comment: 'releaseFailure',
  });
}

const OFFLINE =
  'the host seems to be offline, or has not answered yet. Run the playbook again to see how it stands.';
