import pc from 'picocolors';
import { type Data, isObject } from '../emulator/expression/value';
import { costOf } from '../emulator/runtime/meter';
import type { ActionRecord } from '../emulator/runtime/record';
import type { Run } from '../emulator/runtime/run';
import type { WorldState } from '../emulator/world';

/** The time of day on the virtual clock. */
export const clock = (time: string): string => pc.dim(time.slice(11, 19));

/** A run as lines: every action that ran, what was answered, how it ended and what it cost. */
export function runLines(run: Run): string[] {
  const ran = run.actions().filter(({ status }) => status !== 'Skipped');
  const { billed } = run.meter;
  const bill = `${billed.builtIn} built-in + ${billed.standard} connector executions, $${costOf(billed).toFixed(6)}`;
  const end = run.status === 'Succeeded' ? pc.green(run.status) : pc.red(run.status);
  const why = run.error ? `: ${run.error.message}` : '';
  const secrets = run.findings.map(
    ({ action, part, path }) => `  ${pc.red('shows a secret')}: ${action} ${part} ${path}`,
  );
  return [
    `${clock(run.startTime)} ${pc.bold(run.workflow.name)}`,
    ...ran.filter(isStep).map((action) => `${clock(action.endTime)}   ${stepLine(action)}`),
    ...secrets,
    `${clock(run.endTime ?? run.startTime)}   ${end}${why} ${pc.dim(`(${bill})`)}`,
  ];
}

/** Blocks are told by what is in them. */
const isStep = ({ type }: ActionRecord): boolean => !['Scope', 'If', 'Foreach'].includes(type);

function stepLine({ name, status, code, outputs, retryHistory }: ActionRecord): string {
  const mark = status === 'Succeeded' ? pc.green('✓') : pc.red('✗');
  const statusCode = property(outputs, 'statusCode');
  const retries = retryHistory ? pc.yellow(` after ${retryHistory.length} failed tries`) : '';
  const shown = typeof statusCode === 'number' ? String(statusCode) : code === 'OK' ? '' : code;
  return `${mark} ${name} ${pc.dim(shown)}${retries}`;
}

const property = (value: Data | undefined, key: string): Data | undefined =>
  value !== undefined && isObject(value) ? value[key] : undefined;

/** How everything stands at the end: the tickets, what the incidents carry, and who was told. */
export function outcomeLines({
  serviceNow,
  jira,
  sentinel,
  notifications,
  unusedGrants,
}: WorldState): string[] {
  const rows = [...(serviceNow['incident'] ?? []), ...(serviceNow['sn_si_incident'] ?? [])];
  const tickets = rows.map(
    (ticket) =>
      `${pc.bold(ticket['number'] ?? '')} ${ticket['short_description'] ?? ''} ${pc.dim(`priority ${ticket['priority']}, sys_id ${ticket['sys_id']}`)}`,
  );
  const incidents = sentinel.incidents.flatMap(({ properties, comments }) => [
    `${pc.bold(String(properties.incidentNumber))} ${properties.title ?? ''} ${pc.dim(properties.labels.map(({ labelName }) => labelName).join(', '))}`,
    ...comments.map((comment) => `     ${comment.properties.message}`),
  ]);
  return [
    ...section('ServiceNow tickets', tickets),
    ...section(
      'Jira issues',
      jira.issues.map(
        ({ key, summary, status, priority }) =>
          `${pc.bold(key)} ${summary} ${pc.dim(`${status.name}, priority ${priority ?? 'none'}`)}`,
      ),
    ),
    ...section('Sentinel incidents', incidents),
    ...section(
      'Notifications',
      notifications.map(({ body }) => JSON.stringify(body)),
    ),
    ...section(
      'Grants that nothing used',
      unusedGrants.map(({ address }) => address),
    ),
  ];
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', pc.cyan(title), ...lines.map((line) => `  ${line}`)];
