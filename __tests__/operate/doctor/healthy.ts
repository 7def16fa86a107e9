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

/** An environment that has worked for a quarter of an hour, with incidents that have taken every route of production; nothing is wrong with it. */
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
  world.analyst.create('a0000000-0000-4000-8000-000000000001', { severity: 'High' });
  world.analyst.create('a0000000-0000-4000-8000-000000000002', { severity: 'Low' });
  world.analyst.create('a0000000-0000-4000-8000-000000000003', {
    severity: 'Medium',
    labels: [{ labelName: 'vulnerability', labelType: 'User' }],
  });
  await clock.sleep(15 * 60_000);
  return it;
}

const SETTINGS = 'Microsoft.Insights/diagnosticSettings';

/** What Sentinel's health log is a setting of. */
export const healthOf = ({ world }: Pick<Deployed, 'world'>): string =>
  `${world.stack.workspace.id}/providers/Microsoft.SecurityInsights/settings/SentinelHealth`;

/** Somebody has turned Sentinel's health log on in the portal, where the deployment does not. */
function turnHealthLogOn(it: Deployed): void {
  const { world } = it;
  if (world.azure.under(healthOf(it), SETTINGS).length > 0) return;
  world.azure.add({
    id: `${healthOf(it)}/providers/${SETTINGS}/by-hand`,
    name: 'by-hand',
    type: SETTINGS,
    rest: {
      properties: {
        workspaceId: world.stack.workspace.id,
        logs: [{ categoryGroup: 'allLogs', enabled: true }],
      },
    },
  });
}

/** All that somebody has broken is as it was. */
export function mend(it: Deployed): void {
  const { world } = it;
  world.azure.reset();
  turnHealthLogOn(it);
  world.inject([]);
  world.restoreGrants();
  world.outdate([]);
}

/** What the doctor finds. */
export const examined = ({ access, world }: Pick<Deployed, 'access' | 'world'>): Promise<Report> =>
  examine(access, world.stack);

/** The checks that are not well, and what each has found. */
export const unwell = ({ checks }: Report) =>
  checks
    .filter(({ verdict }) => verdict === 'failed' || verdict === 'warning')
    .map(({ id, verdict, findings }) => ({ id, verdict, findings }));

/** What the doctor finds in an environment that was set up otherwise. */
export async function findingsIn(input: EnvironmentInput, options: WorldOptions) {
  const it = await healthy(input, options);
  const report = await examined(it);
  await it.close();
  return unwell(report).flatMap(({ id, findings }) =>
    findings.map(({ verdict, found, fix }) => ({ id, verdict, found, fix })),
  );
}
