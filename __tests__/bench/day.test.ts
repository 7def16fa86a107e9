import { guidOf, liveThroughDay } from '../../bench/day';
import type { LogRow } from '../../emulator/logs';
import { devStack } from '../playbooks/servicenow/dev-world';
import { logsOfDay, rowsOfDay } from '../queries/day';
import { textIn } from '../queries/row';

/** The last digits of the GUID are the incident's number. */
const numberOf = (text: string): number => Number(text.slice(-12));
const minuteOf = (row: LogRow): string => textIn(row, 'TimeGenerated').slice(5, 16);
const propertiesOf = (row: LogRow) => row['ExtendedProperties'] as Record<string, unknown>;

const OPEN = 'logic-bridge-prod-servicenow-open';
const RECONCILE = 'logic-bridge-prod-servicenow-reconcile';

/** The reports of an outcome, with the number of the incident and the ticket. */
const reports = async (outcome: string, system = 'ServiceNow') =>
  (
    await rowsOfDay('AzureDiagnostics', {
      trackedProperties_outcome_s: outcome,
      trackedProperties_system_s: system,
    })
  ).map((row) => [
    minuteOf(row),
    numberOf(textIn(row, 'trackedProperties_incident_s')),
    textIn(row, 'trackedProperties_ticket_s').replace('ticket/', ''),
  ]);

describe('of the known day', () => {
  test('fourteen incidents were made, each with one row of its own', async () => {
    const made = await rowsOfDay('SecurityIncident', { ModifiedBy: 'Incident created from alert' });
    expect(made.map(({ IncidentNumber: number }) => number)).toStrictEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 9,
    ]);
    expect(made.map((row) => textIn(row, 'Severity').charAt(0)).join('')).toBe('LHMLHMIMHMHLLL');
  });

  test('twelve got a ticket in ServiceNow', async () => {
    expect(await reports('opened')).toStrictEqual([
      ['01-04T22:20', 1, 'INC0010001'],
      ['01-05T00:40', 2, 'SIR0010001'],
      ['01-05T02:10', 3, 'INC0010002'],
      ['01-05T04:30', 4, 'INC0010003'],
      ['01-05T06:15', 5, 'SIR0010002'],
      ['01-05T07:50', 6, 'INC0010004'],
      ['01-05T09:10', 8, 'INC0010005'],
      ['01-05T11:30', 10, 'SIR0010003'],
      ['01-05T14:10', 11, 'INC0010006'],
      ['01-05T16:10', 12, 'SIR0010004'],
      ['01-05T18:45', 13, 'INC0010007'],
      ['01-05T19:30', 14, 'INC0010008'],
    ]);
  });

  test('the eight that are high or medium got an issue in Jira', async () => {
    expect((await reports('opened', 'Jira')).map(([, number]) => number)).toStrictEqual([
      2, 3, 5, 6, 8, 10, 11, 12,
    ]);
  });

  test('three runs failed, each for a reason of its own', async () => {
    const failed = await rowsOfDay('AzureDiagnostics', {
      OperationName: 'Microsoft.Logic/workflows/workflowRunCompleted',
      status_s: 'Failed',
    });
    expect(failed.map((row) => [minuteOf(row), row['resource_workflowName_s']])).toStrictEqual([
      ['01-05T13:05', RECONCILE],
      ['01-05T15:05', RECONCILE],
      ['01-05T20:01', OPEN],
    ]);
    const messages = failed.map((row) => /\((\w+)\)\.$/.exec(textIn(row, 'error_message_s'))?.[1]);
    expect(messages).toStrictEqual(['Unauthorized', 'Forbidden', 'BadRequest']);
  });

  test('the one that should have a ticket and has none bears no label at the end', async () => {
    const newest = new Map(
      (await logsOfDay()).SecurityIncident.map((row) => [row['IncidentNumber'], row] as const),
    );
    const without = [...newest.values()].filter(
      ({ Labels: labels }) => !JSON.stringify(labels).includes('ServiceNow:'),
    );
    expect(without.map((row) => [row['IncidentNumber'], row['Status']])).toStrictEqual([
      [7, 'Closed'],
      [9, 'New'],
    ]);
  });

  test('six were closed, in Sentinel, by a ticket or by the playbook that closes', async () => {
    const closed = (await logsOfDay()).SecurityIncident.filter(
      (row) => row['ClosedTime'] === row['TimeGenerated'],
    );
    expect(
      closed.map((row) => [minuteOf(row), row['IncidentNumber'], row['ModifiedBy']]),
    ).toStrictEqual([
      ['01-05T05:30', 2, 'id-bridge-prod-servicenow'],
      ['01-05T08:00', 3, 'Ada Analyst'],
      ['01-05T08:20', 7, 'id-bridge-prod-auto-close'],
      ['01-05T11:05', 5, 'id-bridge-prod-jira'],
      ['01-05T12:00', 4, 'Ada Analyst'],
      ['01-05T17:00', 6, 'id-bridge-prod-servicenow'],
    ]);
  });

  test('what people did on tickets came to Sentinel', async () => {
    expect(await reports('pulled')).toStrictEqual([
      ['01-05T05:30', 2, 'SIR0010001'],
      ['01-05T17:00', 6, 'INC0010004'],
    ]);
    expect(await reports('pulled', 'Jira')).toStrictEqual([
      ['01-05T07:05', 5, 'VULN-1'],
      ['01-05T11:05', 5, 'VULN-1'],
    ]);
  });

  test('the first one was parked a day after it had failed first', async () => {
    const failing = (await reports('failed')).filter(([, number]) => number === 1);
    expect(failing[0]).toStrictEqual(['01-04T22:25', 1, 'INC0010001']);
    const parked = await reports('parked');
    expect(new Set(parked.map(([, number]) => number))).toStrictEqual(new Set([1]));
    expect(parked[0]).toStrictEqual(['01-05T22:25', 1, 'INC0010001']);
  });

  test('ServiceNow throttled one call, which was made again', async () => {
    const retried = (await logsOfDay()).AzureDiagnostics.filter((row) => 'retryHistory_s' in row);
    expect(retried).toMatchObject([
      {
        resource_actionName_s: 'Create_ticket',
        correlation_clientTrackingId_g: guidOf(10),
        status_s: 'Succeeded',
        code_s: 'Created',
        retryHistory_s: expect.stringContaining('"code":"429"'),
      },
    ]);
  });

  test('the vault refused the ServiceNow password once, and gave it whenever else it was asked for', async () => {
    const reads = (await rowsOfDay('AzureDiagnostics', { OperationName: 'SecretGet' })).filter(
      (row) => textIn(row, 'id_s').includes('/servicenow-password'),
    );
    const refused = reads.filter(({ ResultSignature: signature }) => signature !== 'OK');
    expect(refused).toMatchObject([
      {
        TimeGenerated: expect.stringMatching(/^2026-01-05T15:05/),
        ResultSignature: 'Forbidden',
        httpStatusCode_d: 403,
      },
    ]);
    const runs = (await logsOfDay()).AzureDiagnostics.filter(
      (row) =>
        row['resource_actionName_s'] === 'Read_password' &&
        textIn(row, 'resource_workflowName_s').includes('-servicenow-') &&
        row['status_s'] === 'Succeeded',
    );
    expect(reads).toHaveLength(runs.length + 1);
  });

  test('three rules could not start their playbook at 16:06', async () => {
    const failed = await rowsOfDay('SentinelHealth', { Status: 'Failure' });
    expect(failed.map((row) => [minuteOf(row), row['Description']])).toStrictEqual(
      ['auto-close', 'servicenow-open', 'jira-open'].map((name) => [
        '01-05T16:06',
        `Could not trigger playbook: logic-bridge-prod-${name}. Microsoft Sentinel is missing permissions to run it.`,
      ]),
    );
    expect(failed.map((row) => propertiesOf(row)['IncidentNumber'])).toStrictEqual(
      Array(3).fill('12'),
    );
  });

  test('the reconciliations opened what no event had opened: one whose event was lost, one whose rules had failed', async () => {
    const started = (
      await rowsOfDay('SentinelHealth', {
        OperationName: 'Playbook was triggered',
        SentinelResourceName: OPEN,
      })
    ).map((row) => [minuteOf(row), propertiesOf(row)['IncidentNumber']]);
    expect(started).toStrictEqual([
      ['01-05T09:10', '8'],
      ['01-05T16:10', '12'],
    ]);
  });

  test('both reconciliations ran every five minutes of 26 hours', async () => {
    for (const system of ['servicenow', 'jira']) {
      const ends = await rowsOfDay('AzureDiagnostics', {
        OperationName: 'Microsoft.Logic/workflows/workflowRunCompleted',
        resource_workflowName_s: `logic-bridge-prod-${system}-reconcile`,
      });
      expect(ends).toHaveLength(26 * 12);
    }
  });
});

test('a stack on which the day cannot happen is told so', async () => {
  await expect(liveThroughDay(devStack.stack)).rejects.toThrow(
    "incident 5 has no ticket in Jira: the day needs a stack with both ticket systems, and with secrets and routes like those of 'prod'",
  );
});
