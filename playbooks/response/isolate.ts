import { writeComment } from '../../systems/sentinel/calls';
import { incident } from '../../systems/sentinel/incident';
import { condition } from '../../workflow/actions';
import { and, anyOf, coalesce, empty, not } from '../../workflow/calls';
import type { Definition } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { asHtml, cut } from '../rich-text';
import { markOf, requester, waitForApproval } from './approval';
import { askInJira } from './approval-jira';
import { askInServiceNow } from './approval-servicenow';
import { playbookByHand } from './by-hand';
import { findHost, isProtected } from './host';
import { type Stand, hasFailed, verdictsOf } from './isolate-verdicts';
import { moveOnce, readMoves, standingBy } from './moves';
import type { IsolateSettings } from './settings';
import { tellStand } from './told';

/**
 * Isolates a host once somebody else has approved: it asks, waits, isolates through Defender for Endpoint and verifies. Whatever it finds
 * done, asked or answered already, it takes up from there; the incident's comment on the host says how it stands.
 */
export function isolateHost(settings: IsolateSettings): Definition {
  const { azure, approval, protectedHosts } = settings;
  const host = findHost(azure, (name) => [
    {
      holds: isProtected(protectedHosts, name),
      outcome: '',
      says: text`The host ${name} is protected: it is never isolated from here.`,
    },
    {
      holds: empty(requester),
      outcome: '',
      says: 'The incident has no owner. Assign it to whoever asks for the isolation: nobody may approve what they have asked for.',
    },
  ]);
  const { machine } = host;
  const before = readMoves(azure, host.id);
  const standing = standingBy(before.moves);
  const asking = { settings, machine, moves: before.moves };
  const request =
    approval.kind === 'serviceNow'
      ? askInServiceNow(asking, approval.desk)
      : askInJira(asking, approval.desk);
  const say = writeComment(
    'Say_waiting',
    azure,
    incident.id,
    host.comment,
    text`<p>Isolating the host <b>${machine.name}</b> waits for approval in ${request.link}, until ${request.deadline}, asked for by ${asHtml(requester)}. Should the run have ended, run the playbook again: it goes on from there.</p>`,
  );
  const waiting = waitForApproval(settings, request, say);
  const moving = moveOnce(
    azure,
    'Isolate',
    {
      machineId: machine.id,
      isolationType: settings.isolationType,
      comment: cut(
        text`Sentinel Bridge: incident ${incident.properties.incidentNumber}, asked for by ${request.askedBy}, approved by ${request.approver} ${markOf(request.key)}`,
        LONGEST_REASON,
        '…',
      ),
    },
    { doing: 'isolating the host', only: request.isValid, mark: markOf(request.key) },
  );
  const judged = condition('If_approved', request.isApproved, {
    then: [...request.judge.actions, ...moving.actions],
  });
  const isFree = not(
    anyOf([standing.isIsolated, standing.isBeingIsolated, standing.isBeingReleased]),
  );
  const ask = condition('If_free', and(empty(machine.complaint), isFree), {
    then: [...waiting.actions, judged],
  });

  const stand: Stand = { host, before: before.moves, request, moving, waiting };
  const told = tellStand(azure, host, verdictsOf(settings, stand), {
    doing: 'isolating the host',
    hasFailed: hasFailed(stand),
  });
  return playbookByHand({
    azure,
    channel: settings.channel,
    description:
      'Isolates the host of an incident through Defender for Endpoint, once somebody else has approved.',
    parts: [
      host,
      before,
      { actions: [ask], steps: [...waiting.steps, ...request.judge.steps, ...moving.steps] },
      told,
    ],
    outcome: {
      system: SYSTEM[approval.kind],
      outcome: told.outcome,
      ticket: coalesce<string>(request.key, 'none'),
    },
    couldNot: 'isolate the host',
    comment: 'isolationFailure',
  });
}

/** The most characters of the reason that goes with an isolation. */
const LONGEST_REASON = 1000;

const SYSTEM = { serviceNow: 'ServiceNow', jira: 'Jira' } as const;
