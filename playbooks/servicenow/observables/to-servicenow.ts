import { guid, key } from '../../../systems/sentinel/incident';
import type { Incident } from '../../../systems/sentinel/types';
import { type ServiceNowContext, findRecords } from '../../../systems/servicenow/calls';
import { signIn } from '../../../systems/servicenow/sign-in';
import { NUMBER_PREFIX, type Ticket } from '../../../systems/servicenow/types';
import { compose, filter } from '../../../workflow/actions';
import {
  ALWAYS,
  NO_ITEMS,
  and,
  call,
  coalesce,
  empty,
  equals,
  not,
  when,
} from '../../../workflow/calls';
import { type Action, bodyOf, outputsOf, recordOf } from '../../../workflow/definition';
import { type Expr, asRef, required } from '../../../workflow/tree';
import type { Part } from '../../failed-steps';
import { ours, ticketsOf } from '../look-up';
import type { Judged } from './candidates';
import { MOST_OBSERVABLES, recordObservables } from './record';
import type { ObservablesSettings } from './settings';
import { readRelations, readTypes } from './tables';
import { shareWithTisc } from './tisc';

export interface IntelligenceProps {
  readonly fresh: Action<Incident>;
  /** The values that nothing speaks against. */
  readonly good: Expr<readonly Judged[]>;
  /** A text with a mark for each value that was judged. */
  readonly marks: Expr<string>;
  /** Whether they are shared as malicious. */
  readonly isMalicious: Expr<boolean>;
  readonly confidence: Expr<number>;
}

/** How many observables were handled; nothing is counted of what did not run. */
interface Counts {
  readonly accepted: Expr<number>;
  /** What ServiceNow did not take, by the reason. */
  readonly refused: Readonly<Record<string, Expr<number>>>;
}

/** A part of the playbook, and what it has handled. */
export interface CountedPart extends Part {
  readonly counts: Counts;
}

/** What is done in ServiceNow: observables become records that are related to the ticket, and intelligence where that is kept. */
export function toServiceNow(settings: ObservablesSettings, props: IntelligenceProps): CountedPart {
  const { azure, instance, account, source, relateOnOpen } = settings;
  const access = signIn(instance, azure, account);
  const context: ServiceNowContext = { instance, authentication: access.authentication };
  const isTisc = source === 'tisc';
  const recorded = !isTisc || relateOnOpen ? [record(settings, context, props)] : [];
  const shared = isTisc ? [shareWithTisc(context, props)] : [];
  const parts: readonly CountedPart[] = [...recorded, ...shared];
  const counts = parts.map((part) => part.counts);
  return {
    actions: [...access.actions, ...parts.flatMap(({ actions }) => actions)],
    steps: [...access.steps, ...parts.flatMap(({ steps }) => steps)],
    counts: {
      accepted: call('max', 0, ...counts.map(({ accepted }) => accepted)),
      refused: Object.fromEntries(counts.flatMap(({ refused }) => Object.entries(refused))),
    },
  };
}

/** Records the observables in the classic tables, which have the relations to tickets in any case. */
function record(
  settings: ObservablesSettings,
  context: ServiceNowContext,
  { fresh, good, marks: judged, isMalicious }: IntelligenceProps,
): CountedPart {
  const marks = settings.source === 'classic' ? isMalicious : undefined;
  const found = findRecords<Ticket>('Find_ticket', context, {
    table: 'sn_si_incident',
    query: ticketsOf(key, guid),
    limit: 1,
    fields: ['sys_id', 'correlation_id'],
  });
  const ticket = asRef(ours(bodyOf(found)));
  // A ticket that the incident is labelled with is there: where it is not found, it cannot be read.
  const label = `"${settings.label}:${NUMBER_PREFIX.sn_si_incident}`;
  const isLabelled = call('contains', call('string', bodyOf(fresh).properties.labels), label);
  const task = compose<string>(
    'Ticket',
    when<string>(isLabelled, required(ticket, 'sys_id'), coalesce<string>(ticket.sys_id, '')),
  );
  const types = readTypes(context);
  const relations = readRelations(context, outputsOf(task), marks);
  // Where intelligence is kept elsewhere, these records are there for the ticket alone.
  const isFor = marks ? ALWAYS : not(empty(outputsOf(task)));
  const open = filter<Judged>('Open', good, (row) =>
    and(isFor, types.has(row), not(relations.isSettled(row))),
  );
  const recording = recordObservables(context, {
    open: bodyOf(open),
    task: outputsOf(task),
    typeId: types.idOf,
    isRelated: relations.isUnmarked,
    isMalicious: marks,
  });
  const number = call('length', coalesce<readonly unknown[]>(bodyOf(open), NO_ITEMS));
  const ran = equals<string>(recordOf(open).status, 'Succeeded');
  return {
    actions: [found, task, ...types.actions, ...relations.actions, open, recording],
    steps: [
      { action: found, doing: 'looking the ticket up' },
      {
        action: task,
        doing: 'finding the ticket that the incident is labelled with',
        cause: found,
      },
      ...types.steps,
      ...relations.steps,
      { action: recording, doing: 'recording the observables' },
    ],
    counts: {
      accepted: call('min', number, MOST_OBSERVABLES),
      refused: {
        'type not in ServiceNow': when<number>(ran, types.countUnknown(judged), 0),
      },
    },
  };
}
