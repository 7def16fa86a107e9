import { costOf } from '../../emulator/runtime/meter';
import { seededRandom } from '../../emulator/runtime/random';
import { World } from '../../emulator/world';
import { TRIAGE_TABLE } from '../../systems/log-analytics/types';
import { type SimulatedCase, casesOf } from './cases';
import { type Closings, type RuleFigures, closingsOf, figuresOf } from './figures';
import type { SimulatedRule } from './rules';
import { START, type Thresholds, closingStack } from './stack';

/** What is simulated. */
export interface CurveProps extends Thresholds {
  readonly rules: readonly SimulatedRule[];
  readonly days: number;
  /** @default 1 */
  readonly seed?: number;
}

/** How a model earned the right to close incidents, and what came of it. */
export interface Curve {
  readonly thresholds: Thresholds;
  readonly days: number;
  readonly incidents: number;
  readonly rules: readonly RuleFigures[];
  readonly closed: Closings;
  /** What the two playbooks of the triage have executed, as Azure bills it; the cost at list prices, in US dollars. */
  readonly bill: {
    readonly executions: number;
    readonly cost: number;
    readonly promptTokens: number;
    readonly completionTokens: number;
  };
  /** Runs of any playbook that failed, and calls that were refused. */
  readonly failedRuns: number;
  readonly denied: number;
}

const HOUR = 3_600_000;

/** How many questions to the model are kept at most. */
const KEPT_QUESTIONS = 100;

/** Lives through a time with people, incidents and a model, whose every action is one of the synthesized playbooks. */
export async function learningCurve({
  rules,
  days,
  seed = 1,
  ...thresholds
}: CurveProps): Promise<Curve> {
  const cases = casesOf(rules, days, seededRandom(seed));
  const world = new World(closingStack(thresholds), { seed, start: START, keptRuns: 20 });
  const { triage } = world.services;
  if (triage === undefined) throw new Error('the stack has no triage');
  triage.model.script(({ data }) => ({ kind: 'says', content: answerTo(data, cases) }));

  const billed = { builtIn: 0, standard: 0 };
  let failedRuns = 0;
  world.runtime.onRunEnd(({ workflow: { name }, meter, status }) => {
    if (status === 'Failed') failedRuns += 1;
    if (!/-triage(-outcome)?$/.test(name)) return;
    billed.builtIn += meter.billed.builtIn;
    billed.standard += meter.billed.standard;
  });
  for (const { at, happens } of eventsOf(cases, world)) {
    await world.runUntil(START + at);
    happens();
    if (triage.model.asked.length > KEPT_QUESTIONS) triage.model.reset();
  }
  await world.runUntil(world.now + HOUR);
  await world.settle();

  const rows = triage.tables.rows(TRIAGE_TABLE);
  const figures = rules.map((rule) => figuresOf(rule, cases, rows, thresholds));
  const tokens = (column: string) => rows.reduce((sum, row) => sum + Number(row[column]), 0);
  const curve = {
    thresholds,
    days,
    incidents: cases.length,
    rules: figures,
    closed: closingsOf(figures),
    bill: {
      executions: billed.builtIn + billed.standard,
      cost: costOf(billed),
      promptTokens: tokens('PromptTokens'),
      completionTokens: tokens('CompletionTokens'),
    },
    failedRuns,
    denied: world.denied,
  };
  await world.close();
  return curve;
}

/** What happens to the incidents, the earliest first: each comes up, and a person closes what is open by then. */
function eventsOf(cases: readonly SimulatedCase[], world: World) {
  const events = cases.flatMap(({ guid, rule, createdAt, closedAt, found }, index) => [
    {
      at: createdAt,
      happens: () => {
        world.analyst.create(guid, {
          // Like every name of the rule, the number of the case is sent to the model, which knows by it what to say.
          title: `${rule.name}, case ${index}`,
          severity: rule.severity,
          relatedAnalyticRuleIds: [
            `${world.stack.workspace.id}/providers/Microsoft.SecurityInsights/alertRules/${rule.id}`,
          ],
        });
      },
    },
    {
      at: closedAt,
      happens: () => {
        const isOpen = world.sentinel.get(guid)?.incident.properties.status !== 'Closed';
        if (isOpen) world.analyst.close(guid, { classification: found });
      },
    },
  ]);
  return events.sort((a, b) => a.at - b.at);
}

/** What the model says of the case that it is asked about. */
function answerTo(data: string, cases: readonly SimulatedCase[]): string {
  const one = cases[Number(/, case (\d+)/.exec(data)?.[1])];
  if (one === undefined) throw new Error('the model was asked about a case that is none');
  return JSON.stringify({
    verdict: one.said,
    confidence: one.confidence,
    reasons: ['It looks like many others of this rule'],
    severity: one.rule.severity,
    nextSteps: ['Ask the owner of the account'],
    entities: [],
    group: null,
    analyst: null,
  });
}
