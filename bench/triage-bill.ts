import sample from '../cli/samples/password-spray.json';
import type { Run } from '../emulator/runtime/run';
import { type Billed, costOf } from '../emulator/runtime/meter';
import type { Stack } from '../emulator/stack';
import { World } from '../emulator/world';

/** What one run costs: executions that Azure bills. */
interface RunBill extends Billed {
  readonly executions: number;
  /** At list prices, in US dollars. */
  readonly cost: number;
}

/** What the triage of an incident costs. Tokens are a quarter of the characters, as a rule of thumb; what they cost depends on the model. */
export interface TriageBill {
  /** The model is asked, and what it says is written. */
  readonly triage: RunBill;
  /** A person closes the incident, and the outcome is noted. */
  readonly outcome: RunBill;
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** An answer of ordinary length. */
const ANSWER = {
  verdict: 'TruePositive',
  confidence: 0.82,
  reasons: [
    'Many failed sign-ins from one address were followed by a success',
    'The address is not one of the company',
  ],
  severity: 'High',
  nextSteps: ['Revoke the sessions of the account', 'Reset its password', 'Look for inbox rules'],
  entities: ['[account 1]', '[ip 2]'],
  group: null,
  analyst: null,
};

/**
 * Measures the triage of a sample incident.
 * @param stack a synthesized stack with a triage
 */
export async function benchTriage(stack: Stack): Promise<TriageBill> {
  const world = new World(stack, { start: Date.UTC(2026, 0, 5) });
  const { triage } = world.services;
  if (triage === undefined) throw new Error('the stack has no triage');
  triage.model.script(() => ({ kind: 'says', content: JSON.stringify(ANSWER) }));
  const ended: Run[] = [];
  world.runtime.onRunEnd((run) => ended.push(run));
  await world.deliver(sample);
  await world.settle();
  world.analyst.close(sample.object.name, { classification: 'TruePositive' });
  await world.settle();
  const billOf = (ending: string): RunBill => {
    const run = ended.find(({ workflow }) => workflow.name.endsWith(ending));
    if (run === undefined) throw new Error(`no playbook has run whose name ends in ${ending}`);
    const { billed } = run.meter;
    return { ...billed, executions: billed.builtIn + billed.standard, cost: costOf(billed) };
  };
  const [row] = triage.tables.rows('SentinelBridgeTriage_CL');
  const bill = {
    triage: billOf('-triage'),
    outcome: billOf('-triage-outcome'),
    promptTokens: Number(row?.['PromptTokens']),
    completionTokens: Number(row?.['CompletionTokens']),
  };
  await world.close();
  return bill;
}
