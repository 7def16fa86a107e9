import { costOf } from '../../emulator/runtime/meter';
import { type RunCost, type Span, executionsOf, runCostOf } from '../bill/cost';
import { firingsADay } from '../bill/schedule';
import type { Context } from '../context';
import { type Section, item } from '../markdown/document';
import { code, count } from '../markdown/text';
import { isPlaybook, playbookIn } from '../playbook/definition';
import type { Change } from '../plan/change';
import type { JsonObject } from '../../workflow/lint/json';

const LEAD =
  'Counted from the definitions: executions of a run in which nothing fails, at the list prices of the Consumption plan in the United States. Not counted: retries, what a failure adds, how many items loops have, how many incidents come, logs, alerts, the month’s free executions.';

/** What the runs of the changed playbooks cost before and after. */
export function billSection({ resources }: Context): Section {
  const items = resources
    .filter((change) => isPlaybook(change) && change.kind !== 'no-op' && change.kind !== 'forget')
    .flatMap((change) => {
      const line = lineOf(change);
      return line === undefined ? [] : [item(`- ${code(change.name)}: ${line}`)];
    });
  return { title: 'The bill', lead: LEAD, items };
}

function lineOf({ before, after }: Change): string | undefined {
  const old = playbookIn(before).definition;
  const young = playbookIn(after).definition;
  const [was, is] = [billText(old), billText(young)];
  if (was === undefined && is === undefined) return undefined;
  if (was === undefined) return `new, ${is ?? ''}`;
  if (is === undefined) return `no longer runs; before: ${was}`;
  return was === is ? `as before: ${is}` : `now: ${is}; before: ${was}`;
}

function billText(definition: JsonObject): string | undefined {
  if (Object.keys(definition).length === 0) return undefined;
  const cost = runCostOf(definition);
  const times = firingsADay(definition);
  return [
    times === undefined ? `a run takes ${spanText(cost)}` : dailyText(cost, times),
    ...cost.perItem.map(([loop, each]) => `each item of ${code(loop)} ${spanText(each)} more`),
  ].join(', ');
}

/** From the least to the most, or one number where they are the same. */
const range = (least: string, most: string): string =>
  least === most ? least : `${least} to ${most}`;

function spanText({ least, most }: Span): string {
  const executions = range(String(executionsOf(least)), String(executionsOf(most)));
  const calls =
    most.standard === 0
      ? ''
      : ` (${range(String(least.standard), String(most.standard))} by a connector)`;
  return `${executions} ${executions === '1' ? 'execution' : 'executions'}${calls}`;
}

function dailyText(cost: RunCost, times: number): string {
  const daily = (billed: Span['least']): string => `$${(costOf(billed) * times).toFixed(2)}`;
  const rounded = times >= 1 ? Math.round(times) : Number(times.toFixed(2));
  return `${count(rounded, 'run')} a day of ${spanText(cost)} each, ${range(daily(cost.least), daily(cost.most))} a day`;
}
