import type { Fault, FaultRule, FaultyCall } from '../emulator/faults';
import type { WorkspaceLogs } from '../emulator/logs';
import type { Stack } from '../emulator/stack';
import { World } from '../emulator/world';
import type { Severity } from '../systems/sentinel/types';
import { sidesOf } from './soak/sides';
import type { TicketSide } from './soak/ticket-side';

/** The day that is lived through, in UTC. It begins two hours early, so that something can have failed for a day before it ends. */
export const DAY = { start: Date.UTC(2026, 0, 4, 22), end: Date.UTC(2026, 0, 6) - 1 } as const;

/** The GUID of the incident with a number. */
export const guidOf = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A moment of the day, as `10:01`; with `-` before it, of the evening before. */
type Moment = `${'-' | ''}${number}:${number}`;

/** How long calls take, in milliseconds. */
const LATENCY: Readonly<Record<string, number>> = {
  'key-vault': 40,
  'logic-apps': 90,
  sentinel: 120,
  'sentinel-connector': 250,
  notify: 200,
  jira: 350,
  servicenow: 450,
};

const latencyOf = ({ service }: FaultyCall): Fault | undefined => {
  const milliseconds = LATENCY[service];
  return milliseconds === undefined ? undefined : { kind: 'latency', milliseconds };
};

/** What ServiceNow refuses all day. */
const REFUSED: readonly FaultRule[] = [
  refused('Notes', 1),
  refused('Find_ticket', 9),
  refused('Read_ticket', 9),
];

/** ServiceNow refuses what an action asks of an incident's ticket. */
function refused(action: string, number: number): FaultRule {
  const path = `*${guidOf(number).replaceAll('-', '')}*`;
  const body = JSON.stringify({ error: { message: 'Invalid query' }, status: 'failure' });
  return {
    call: { service: 'servicenow', action, path },
    fault: { kind: 'status', status: 400, body },
  };
}

/** ServiceNow has had too many calls, once. */
const THROTTLED: FaultRule = {
  call: { service: 'servicenow', method: 'POST' },
  occurrences: [1],
  fault: { kind: 'status', status: 429, headers: { 'Retry-After': '20' } },
};

/** What the events take for granted. */
const NEEDED =
  "the day needs a stack with both ticket systems, and with secrets and routes like those of 'prod'";

/** The secret that the playbooks sign in to ServiceNow with. */
const PASSWORD = 'servicenow-password';

/**
 * What happens, in order. Three runs fail: at 13:05, 15:05 and 20:01.
 *
 * Of fourteen incidents, twelve get a ticket in ServiceNow; number 7 is closed by itself and wants none, number 9 should have one and has none. Jira wants the
 * eight that are high or medium.
 */
const EVENTS: readonly (readonly [Moment, (day: Day) => void])[] = [
  // The journal of its ticket cannot be read, from the agent's first note on; a day later it is parked.
  ['-22:20', (day) => day.create(1, 'Low')],
  ['-22:22', (day) => day.inServiceNow(1, (side, key) => side.note(key, 'Looked at'))],

  ['0:40', (day) => day.create(2, 'High')],
  ['0:55', (day) => day.analyst.activate(guidOf(2))],
  ['1:20', (day) => day.analyst.comment(guidOf(2), 'The account was locked')],
  ['2:10', (day) => day.create(3, 'Medium')],
  ['3:00', (day) => day.analyst.setSeverity(guidOf(3), 'High')],
  ['4:30', (day) => day.create(4, 'Low')],
  // An agent resolves the ticket: the incident is closed, and so is the issue.
  ['5:30', (day) => day.inServiceNow(2, (side, key) => side.move(key, 'Closed', 'Cleaned'))],
  ['6:15', (day) => day.create(5, 'High', 'vulnerability')],
  ['7:00', (day) => day.inJira(5, (side, key) => side.move(key, 'Active', ''))],
  ['7:50', (day) => day.create(6, 'Medium')],
  ['8:00', (day) => day.analyst.close(guidOf(3), { classification: 'TruePositive' })],
  ['8:20', (day) => day.create(7, 'Informational')],
  ['8:30', (day) => day.analyst.assign(guidOf(6), 'ada@acme.com')],
  // Its event is lost: the reconciliation of 9:10 finds it.
  ['9:05', (day) => day.create(8, 'Medium')],
  ['11:00', (day) => day.inJira(5, (side, key) => side.move(key, 'Closed', 'Patched'))],
  // Its ticket comes with the second try, 20 seconds later.
  ['11:29', ({ world }) => world.inject([...REFUSED, THROTTLED])],
  ['11:30', (day) => day.create(10, 'High')],
  ['12:00', (day) => day.analyst.close(guidOf(4), { classification: 'FalsePositive' })],
  // ServiceNow has a new password that the vault has not: the reconciliation of 13:05 is told 401.
  ['13:02', ({ world }) => world.outdate([PASSWORD])],
  ['13:08', ({ world }) => world.outdate([])],
  ['14:10', (day) => day.create(11, 'Medium')],
  // The vault refuses the password: the reconciliation of 15:05 is told 403.
  ['15:02', (day) => day.revoke(`/secrets/${PASSWORD}`)],
  ['15:08', ({ world }) => world.restoreGrants()],
  // Sentinel may not start playbooks: the rules fail, and the reconciliation of 16:10 makes good for it.
  ['16:04', (day) => day.revokeAutomation()],
  ['16:06', (day) => day.create(12, 'High')],
  ['16:08', ({ world }) => world.restoreGrants()],
  ['17:00', (day) => day.inServiceNow(6, (side, key) => side.move(key, 'Closed', 'Expected'))],
  ['18:45', (day) => day.create(13, 'Low')],
  ['19:30', (day) => day.create(14, 'Low')],
  // The look-up of its ticket is refused: the run fails, and every reconciliation fails to bring it in step.
  ['20:01', (day) => day.create(9, 'Low')],
];

/**
 * Lives through a day of which everything is known, on a virtual clock: what people do, what fails and why.
 * @param stack one that joins Sentinel with ServiceNow and Jira, as production does
 */
export async function liveThroughDay(stack: Stack): Promise<WorkspaceLogs> {
  const world = new World(stack, {
    start: DAY.start,
    faults: REFUSED,
    disturb: latencyOf,
    fateOf: ({ when, incident }) =>
      when === 'Created' && incident.name === guidOf(8) ? 'lost' : 'once',
  });
  const day = new Day(world, stack);
  for (const [moment, happen] of EVENTS) {
    await world.runUntil(timeOf(moment));
    happen(day);
  }
  await world.runUntil(DAY.end);
  const logs = world.logs();
  await world.close();
  return logs;
}

/** The time of a moment, in milliseconds since 1970. */
export function timeOf(moment: Moment): number {
  const [hours = 0, minutes = 0] = moment.replace('-', '').split(':').map(Number);
  return Date.UTC(2026, 0, moment.startsWith('-') ? 4 : 5, hours, minutes);
}

type Work = (side: TicketSide, key: string) => void;

/** People on all sides, and what is done to the deployment. */
class Day {
  readonly #sides: readonly TicketSide[];

  constructor(
    readonly world: World,
    private readonly stack: Stack,
  ) {
    this.#sides = sidesOf(world);
  }

  get analyst() {
    return this.world.analyst;
  }

  create(number: number, severity: Severity, ...tags: readonly string[]): void {
    this.analyst.create(guidOf(number), {
      incidentNumber: number,
      title: `Suspicious sign-in ${number}`,
      severity,
      labels: tags.map((labelName) => ({ labelName, labelType: 'User' })),
    });
  }

  inServiceNow(number: number, work: Work): void {
    this.#work('ServiceNow', number, work);
  }

  inJira(number: number, work: Work): void {
    this.#work('Jira', number, work);
  }

  /** Takes away the grants on a scope that ends so. */
  revoke(scope: string): void {
    const grants = this.stack.roleAssignments.filter((grant) => grant.scope.endsWith(scope));
    this.#revoke(grants, `on '${scope}'`);
  }

  /** Takes away Sentinel's grant on the playbooks. */
  revokeAutomation(): void {
    const { securityInsightsPrincipalId: sentinel, roleAssignments } = this.stack;
    const grants = roleAssignments.filter(({ principalId }) => principalId === sentinel);
    this.#revoke(grants, 'to Microsoft Sentinel');
  }

  #revoke(grants: Stack['roleAssignments'], what: string): void {
    if (grants.length === 0) throw new Error(`the stack grants nothing ${what}: ${NEEDED}`);
    for (const { address } of grants) this.world.revoke(address);
  }

  #work(system: TicketSide['system'], number: number, work: Work): void {
    const side = this.#sides.find((one) => one.system === system);
    const [ticket] = side?.ticketsOf(guidOf(number)) ?? [];
    if (side === undefined || ticket === undefined) {
      throw new Error(`incident ${number} has no ticket in ${system}: ${NEEDED}`);
    }
    work(side, ticket.key);
  }
}
