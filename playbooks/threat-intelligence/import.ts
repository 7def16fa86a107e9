import { lastSucceededRun } from '../../systems/azure/runs';
import { signIn } from '../../systems/servicenow/sign-in';
import type { Indicator } from '../../systems/threat-intelligence/types';
import { compose, filter, select } from '../../workflow/actions';
import { call, coalesce, concat, empty, when } from '../../workflow/calls';
import { type Action, type Definition, bodyOf, outputsOf } from '../../workflow/definition';
import { type Expr, asRef, expr } from '../../workflow/tree';
import { onOutage } from '../outage';
import { INTELLIGENCE, type Moved, report } from '../report';
import { cursorText, newest, scheduled, windowOf } from '../window';
import { classicSource, withTitles } from './classic';
import { type Generations, type Memory, generationsAfter } from './generations';
import { indicatorOf } from './indicator';
import { FATES, type Judged, REASONS, fateOf } from './judge';
import type { Observable } from './observable';
import type { IntelligenceSettings } from './settings';
import { isReserved } from './reserved';
import {
  type Checked,
  type Examined,
  type Recognized,
  hasShape,
  hostOf,
  isIpv6,
  isName,
  numberOf,
} from './shape';
import { tiscSource } from './tisc';
import { REFUSED, countOf, markOf, uploadAll } from './upload';

const OUTCOME = {
  system: 'ServiceNow',
  direction: 'threat intelligence in',
  incident: INTELLIGENCE,
} as const;

/**
 * Brings observables from ServiceNow to Sentinel as indicators: what has changed since the last run, a page at a time. How far it has come moves only over what Sentinel
 * has taken, or what is refused for good.
 */
export function importIntelligence(settings: IntelligenceSettings): Definition {
  const { azure, dryRun, everyMinutes, filter: wanted, channel } = settings;
  const last = lastSucceededRun('Last_run', azure, settings.playbook);
  const window = windowOf(
    last,
    { everyMinutes, lookBackHours: wanted.maxAgeDays * 24 },
    { output: dryRun ? 'counted' : 'cursor' },
  );
  const access = signIn(settings.instance, azure, settings.account);
  const serviceNow = { instance: settings.instance, authentication: access.authentication };
  const isClassic = settings.source === 'classic';
  const source = (isClassic ? classicSource : tiscSource)(settings, serviceNow, window);
  const generations = generationsAfter(last);

  const examined = select<Observable, Examined>('Hosts', bodyOf(source.observables), (one) =>
    set(one, { host: hostOf(one.kind, one.value) }),
  );
  const recognized = select<Examined, Recognized>('Recognized', bodyOf(examined), (one) =>
    set(one, { number: numberOf(one.host), isIpv6: isIpv6(one.host), isName: isName(one.host) }),
  );
  const now = call('utcNow', 'yyyy-MM-ddTHH:mm:ssZ');
  const checked = select<Recognized, Checked>('Checked', bodyOf(recognized), (one) =>
    set(one, { isShaped: hasShape(one), isReserved: isReserved(one) }),
  );
  const judged = select<Checked, Judged>('Judged', bodyOf(checked), (one) =>
    set(one, { fate: fateOf(one, { filter: wanted, now, isNew: source.isNew, generations }) }),
  );
  const fates = select<Judged, string>('Fates', bodyOf(judged), ({ fate }) => markOf(fate));
  const moving = filter<Judged>('Moving', bodyOf(judged), ({ fate }) =>
    call('contains', call('createArray', ...MOVING), fate),
  );
  const memory = generations.remember(judged);
  const { waiting } = memory;
  const judging = [
    generations.read,
    examined,
    recognized,
    checked,
    judged,
    fates,
    moving,
    ...memory.actions,
  ];
  const held = source.heldAt(asRef(call('first', bodyOf(waiting)) as Expr<Observable>));
  const progress = compose<string>(
    'Progress',
    // A dry run remembers nothing, and so has nothing to wait for.
    dryRun
      ? cursorText(...source.progress)
      : when<string>(empty(bodyOf(waiting)), cursorText(...source.progress), cursorText(...held)),
  );
  const work = dryRun
    ? COUNTING
    : moveAll(settings, { table: source.names.table, moving, generations, memory, serviceNow });
  const counts = countsOf(fates, work.refused);
  const done = report('Report', {
    ...OUTCOME,
    outcome: when<string>(empty(bodyOf(judged)), 'nothing to do', dryRun ? 'counted' : 'moved'),
    moved: counts,
  });
  const failure = onOutage({
    azure,
    last: done,
    lastRun: last,
    everyMinutes,
    steps: [
      { action: last, doing: 'reading how far the last run has come' },
      ...access.steps,
      ...source.steps,
      ...judging.map((action) => ({ action, doing: 'judging the observables' })),
      ...work.steps,
      { action: progress, doing: 'seeing how far the page goes', cause: progress },
    ],
    couldNot: 'bring threat intelligence from ServiceNow to Microsoft Sentinel',
    outcome: OUTCOME,
    channel,
  });
  const carried = newest(last).properties.outputs;
  return {
    description: `Brings threat intelligence from ServiceNow to Microsoft Sentinel as indicators${dryRun ? ': only counts it' : ''}.`,
    trigger: scheduled(settings),
    actions: [
      last,
      ...access.actions,
      ...source.actions,
      ...judging,
      ...work.actions,
      progress,
      done,
      failure,
    ],
    outputs: dryRun
      ? {
          cursor: coalesce<string>(carried.cursor.value, ''),
          generations: coalesce<string>(carried.generations.value, ''),
          counted: outputsOf(progress),
        }
      : { cursor: outputsOf(progress), generations: work.generations },
  };
}

/** The fates that are uploaded. */
const MOVING = ['bring', 'revoke', 'end', 'withdraw'] as const;

/** An object with further properties. */
const set = <T extends object, V extends object>(
  one: Expr<T>,
  values: { readonly [K in keyof V]: Expr<V[K]> },
): Expr<T & V> =>
  Object.entries<Expr<unknown>>(values).reduce<Expr<object>>(
    (of, [name, value]) => call('setProperty', of, name, value),
    one,
  ) as Expr<T & V>;

/** What a run does with the observables that it has judged. */
interface Work {
  readonly actions: readonly Action[];
  readonly steps: readonly { readonly action: Action; readonly doing: string }[];
  /** A text with a mark for each indicator that Sentinel has refused. */
  readonly refused: Expr<string>;
  readonly generations: Expr<string>;
}

const NOTHING: Expr<string> = expr({ kind: 'literal', value: '' });
const COUNTING: Work = { actions: [], steps: [], refused: NOTHING, generations: NOTHING };

interface Move {
  readonly table: string;
  readonly moving: Action<readonly Judged[]>;
  readonly generations: Generations;
  readonly memory: Memory;
  readonly serviceNow: Parameters<typeof withTitles>[0];
}

function moveAll(
  settings: IntelligenceSettings,
  { table, moving, generations, memory, serviceNow }: Move,
): Work {
  const indicators = select<Judged, Indicator>('Indicators', bodyOf(moving), (one) =>
    indicatorOf(one, settings, { table, generation: generations.generationOf(one.id) }),
  );
  const upload = uploadAll({
    azure: settings.azure,
    workspaceId: settings.workspaceId,
    indicators: bodyOf(indicators),
    prepare: (batch) =>
      settings.source === 'classic'
        ? withTitles(serviceNow, batch)
        : { actions: [], indicators: batch },
  });
  return {
    actions: [indicators, ...upload.actions],
    steps: [
      { action: indicators, doing: 'making indicators of the observables' },
      { action: upload.loop, doing: 'uploading the indicators to Microsoft Sentinel' },
      ...upload.actions.slice(1).map((action) => ({ action, doing: 'reading what was refused' })),
    ],
    refused: upload.refused,
    generations: memory.text,
  };
}

/** How much was moved, and why the rest was not. */
function countsOf(fates: Action<readonly string[]>, refused: Expr<string>): Moved {
  const text = call('join', bodyOf(fates), '');
  const [bring, revoke, end, leave, withdraw, wait] = FATES.map((fate) => countOf(text, fate));
  const byReason = [
    ...REASONS.map((reason) => [reason, countOf(text, reason)] as const),
    [REFUSED, countOf(refused, REFUSED)] as const,
  ];
  const sum = (numbers: readonly (Expr<number> | undefined)[]): Expr<number> =>
    numbers.reduce<Expr<number>>(
      (all, one) => (one === undefined ? all : call('add', all, one)),
      call('int', '0'),
    );
  const rejected = byReason.map(([, number]) => number);
  const told = byReason.map(([reason, number]) =>
    when<string>(call('greater', number, 0), concat(`${reason}=`, number, ';'), ''),
  );
  const [first = NOTHING, ...others] = told;
  return {
    accepted: call('sub', sum([bring, end, withdraw]), countOf(refused, REFUSED)),
    rejected: sum(rejected),
    revoked: sum([end, withdraw]),
    // What is revoked was ended before, and counted then.
    unchanged: sum([leave, wait, revoke]),
    reasons: concat(first, ...others),
  };
}
