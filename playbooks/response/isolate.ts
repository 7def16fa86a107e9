import { writeComment } from '../../systems/sentinel/calls';
import { guid, incident, incidentTrigger, titled } from '../../systems/sentinel/incident';
import { listMachineActions } from '../../systems/defender/calls';
import { condition, parseJson } from '../../workflow/actions';
import { and, anyOf, call, coalesce, empty, not, or } from '../../workflow/calls';
import type { Definition } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { expr } from '../../workflow/tree';
import { onFailureByHand } from '../failure-by-hand';
import { report } from '../report';
import { asHtml, cut } from '../rich-text';
import { markOf, requester, waitForApproval } from './approval';
import { askInJira } from './approval-jira';
import { askInServiceNow } from './approval-servicenow';
import { findHost, isProtected } from './host';
import { type Stand, hasFailed, isMissing, verdictsOf } from './isolate-verdicts';
import { moveOnce, movesIn, standingBy } from './moves';
import type { IsolateSettings } from './settings';
import { endingOf } from './verdict';

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
  const history = listMachineActions('Read_moves', azure, host.id);
  const before = movesIn('Moves', history, host.id);
  const standing = standingBy(before);
  const asking = { settings, machine, moves: before };
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

  const stand: Stand = { host, before, request, moving, waiting };
  const ending = endingOf('Outcome', verdictsOf(settings, stand));
  const told = writeComment(
    'Say_state',
    azure,
    incident.id,
    host.comment,
    text`<p>${ending.says}</p>`,
  );
  const proven = parseJson(
    'Proven',
    expr<object | null>(
      call('if', or(hasFailed(stand), isMissing(stand)), null, call('json', '{}')).node,
    ),
    { type: 'object' },
  );
  const outcome = { system: SYSTEM[approval.kind], direction: 'out' } as const;
  const done = report('Report', {
    ...outcome,
    outcome: ending.outcome,
    ticket: coalesce<string>(request.key, 'none'),
  });
  const failure = onFailureByHand({
    azure,
    last: done,
    incident: { id: incident.id, guid, title: titled(incident.properties) },
    steps: [
      ...host.steps,
      { action: history, doing: 'reading what was asked of the machine' },
      { action: before, doing: 'reading what Defender answered', cause: history },
      ...waiting.steps,
      ...request.judge.steps,
      ...moving.steps,
      { action: told, doing: 'telling the incident how the host stands' },
      { action: proven, doing: 'isolating the host' },
    ],
    couldNot: 'isolate the host',
    comment: 'isolationFailure',
    outcome,
    channel: settings.channel,
  });
  return {
    description:
      'Isolates the host of an incident through Defender for Endpoint, once somebody else has approved.',
    trigger: incidentTrigger(),
    actions: [...host.actions, history, before, ask, ending.action, told, proven, done, failure],
  };
}

/** The most characters of the reason that goes with an isolation. */
const LONGEST_REASON = 1000;

const SYSTEM = { serviceNow: 'ServiceNow', jira: 'Jira' } as const;
