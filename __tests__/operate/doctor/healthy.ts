import type { WorldOptions } from '../../../emulator/world';
import type { EnvironmentInput } from '../../../environments';
import { examine } from '../../../operate/doctor/doctor';
import type { Report } from '../../../operate/doctor/report';
import { type Deployed, deployed } from '../deployed';

/** Until when the secrets are valid whose date the stack cannot know. */
const LATER = '2028-06-30T00:00:00Z';
const EXPIRIES = {
  'servicenow-password': LATER,
  'jira-token': LATER,
  'soc-webhook': LATER,
  'store-app-certificate': LATER,
};

/** Incidents that take every route of production between them. */
const INCIDENTS = {
  'a0000000-0000-4000-8000-000000000001': { severity: 'High' },
  'a0000000-0000-4000-8000-000000000002': { severity: 'Low' },
  'a0000000-0000-4000-8000-000000000003': {
    severity: 'Medium',
    labels: [{ labelName: 'vulnerability', labelType: 'User' }],
  },
} as const;

/** An environment that has worked for a quarter of an hour, incidents and tickets included; nothing is wrong with it. */
export async function healthy(
  input: EnvironmentInput,
  options: WorldOptions = {},
): Promise<Deployed> {
  const it = await deployed(input, {
    ...options,
    secretExpiries: { ...EXPIRIES, ...options.secretExpiries },
  });
  const { world, clock } = it;
  turnHealthLogOn(it);
  for (const [guid, properties] of Object.entries(INCIDENTS)) {
    world.analyst.create(guid, properties);
  }
  await clock.sleep(15 * 60_000);
  return it;
}

/** Somebody has turned Sentinel's health log on in the portal, where the deployment does not. */
function turnHealthLogOn({ world }: Deployed): void {
  const { id: workspaceId } = world.stack.workspace;
  const health = `${workspaceId}/providers/Microsoft.SecurityInsights/settings/SentinelHealth`;
  const type = 'Microsoft.Insights/diagnosticSettings';
  if (world.azure.under(health, type).length > 0) return;
  world.azure.add({
    id: `${health}/providers/${type}/by-hand`,
    name: 'by-hand',
    type,
    rest: { properties: { workspaceId, logs: [{ categoryGroup: 'allLogs', enabled: true }] } },
  });
}

/** What the doctor finds. */
export const examined = ({ access, world }: Pick<Deployed, 'access' | 'world'>): Promise<Report> =>
  examine(access, world.stack);

/** The checks that are not well, and what each has found. */
export const unwell = ({ checks }: Report) =>
  checks
    .filter(({ verdict }) => verdict === 'failed' || verdict === 'warning')
    .map(({ id, verdict, findings }) => ({ id, verdict, findings }));
