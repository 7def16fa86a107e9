import type { Run } from '../../runtime/run';
import type { Workflow } from '../../runtime/workflow';
import { azureError } from '../azure-error';
import { Refusal } from '../refusal';

/** The most runs on a page. */
const MAX_PAGE = 250;

/** The query of a list of runs. */
export interface RunsQuery {
  readonly $top?: string;
  readonly $filter?: string;
  readonly $skiptoken?: string;
}

/** A run as the management API shows it. */
export function runView(run: Run) {
  const { workflow, name, status, startTime, endTime, code, error, outputs = {} } = run;
  return {
    id: `${workflow.id}/runs/${name}`,
    name,
    type: 'Microsoft.Logic/workflows/runs',
    properties: {
      status,
      startTime,
      ...(endTime !== undefined && { endTime }),
      ...(code !== undefined && { code }),
      ...(error !== undefined && { error }),
      correlation: { clientTrackingId: run.clientTrackingId },
      trigger: { name: run.trigger.name, startTime: run.trigger.startTime, status: 'Succeeded' },
      workflow: { id: workflow.id },
      outputs: Object.fromEntries(
        Object.entries(outputs).map(([key, value]) => [key, { type: 'String', value }]),
      ),
    },
  };
}

type Test = (run: Run) => boolean;

/** The properties that a filter may compare. @see https://learn.microsoft.com/rest/api/logic/workflow-runs/list */
const CONDITIONS: readonly (readonly [RegExp, (value: string) => Test])[] = [
  [/^status eq '(\w+)'$/i, (value) => (run) => run.status === value],
  [/^startTime ge (\S+)$/i, (value) => (run) => Date.parse(run.startTime) >= Date.parse(value)],
  [/^startTime le (\S+)$/i, (value) => (run) => Date.parse(run.startTime) <= Date.parse(value)],
  [/^clientTrackingId eq '([^']*)'$/i, (value) => (run) => run.clientTrackingId === value],
];

function testOf(condition: string): Test {
  for (const [pattern, test] of CONDITIONS) {
    const value = pattern.exec(condition.trim())?.[1];
    if (value !== undefined) return test(value);
  }
  throw new Refusal(
    azureError(
      400,
      'InvalidFilterInQueryString',
      `The filter '${condition}' is not valid: runs can be filtered by Status, StartTime and ClientTrackingId.`,
    ),
  );
}

/** A page of runs. */
interface RunsPage {
  readonly value: readonly ReturnType<typeof runView>[];
  /** @default - there are no more */
  readonly nextLink?: string;
}

/**
 * The runs of a workflow that a query asks for, the newest first; a next link goes on behind the last one of the page, however many have started since.
 * @param url the whole URL of the request, which a next link repeats
 */
export function listRuns(
  workflow: Workflow,
  { $top, $filter, $skiptoken }: RunsQuery,
  url: string,
): RunsPage {
  const tests = $filter === undefined ? [] : $filter.split(/ and /i).map(testOf);
  const size = Math.min(Number($top ?? 30), MAX_PAGE);
  const start =
    $skiptoken === undefined
      ? workflow.runs.length
      : workflow.runs.findIndex(({ name }) => name === $skiptoken);
  const value = [];
  for (let index = start - 1; index >= 0; index--) {
    const run = workflow.runs[index];
    if (run === undefined || !tests.every((test) => test(run))) continue;
    const last = value.at(-1);
    if (value.length === size && last !== undefined) {
      const next = new URL(url);
      next.searchParams.set('$skiptoken', last.name);
      return { value, nextLink: next.href };
    }
    value.push(runView(run));
  }
  return { value };
}
