import type { Json } from '../../../workflow/parameter';
import { type Check, type Finding, failed, orWell, warning } from '../check';
import type { Deployment, DeployedIdentity } from '../deployment';
import { type Difference, differences, placeOf } from './compare';
import type { DeclaredWorkflow, DeployedWorkflow, Workflows } from './workflows';

/** The most differences of one playbook that are told. */
const TOLD = 5;

/** Whether the playbooks are what was deployed: Terraform sees neither what somebody has taken out nor what came in. */
export const definitionChecks = (
  { identities }: Deployment,
  workflows: Workflows,
): readonly Check[] => [
  {
    id: 'playbooks.definition',
    title: 'nobody has changed the playbooks by hand',
    needs: ['playbooks.deployed', 'azure.identities'],
    run: async () => {
      const [found, known] = await Promise.all([workflows(), identities()]);
      const findings = found.flatMap(({ declared, deployed }) =>
        deployed === undefined ? [] : differencesOf(declared, deployed, known),
      );
      return orWell(findings, 'every playbook is as it is synthesized');
    },
  },
];

function differencesOf(
  declared: DeclaredWorkflow,
  deployed: DeployedWorkflow,
  known: readonly DeployedIdentity[],
): readonly Finding[] {
  const { name, definition, parameters, identity } = declared;
  const wanted = {
    definition: withRealIds(definition, known),
    parameters: withRealIds(
      Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, { value }])),
      known,
    ),
  };
  const { definition: found = null, parameters: values = null } = deployed.properties;
  const all = differences(wanted, { definition: found, parameters: values });
  const findings = all.slice(0, TOLD).map((one) => findingOf(name, one));
  const assigned = Object.keys(deployed.identity?.userAssignedIdentities ?? {});
  const unassigned = identity.userAssigned.filter(
    (id) => !assigned.some((other) => other.toLowerCase() === id.toLowerCase()),
  );
  return [
    ...findings,
    ...(all.length > TOLD
      ? [failed(`${name}: ${all.length - TOLD} more differences`, REDEPLOY)]
      : []),
    ...unassigned.map((id) =>
      failed(`${name} no longer has the identity ${id.split('/').at(-1) ?? id}`, REDEPLOY),
    ),
  ];
}

const REDEPLOY =
  'deploy it anew: cdktf deploy, with -replace=<address> where the plan shows no change; or bring the change into the code';

const WORDS = { removed: 'is gone', changed: 'is another one', added: 'was added' } as const;

/** What came in beside whole actions, triggers and the like may have been put there by Azure. */
function findingOf(name: string, { kind, path }: Difference): Finding {
  const found = `${name}: ${placeOf(path)} ${WORDS[kind]}`;
  return kind === 'added' && !placeOf(path).startsWith('the ')
    ? warning(
        found,
        'if somebody put it there, deploy anew; if Azure did, nothing needs to be done',
      )
    : failed(found, REDEPLOY);
}

/** A declared value with the ids that Azure has chosen in the place of those that were made up for the stack. */
function withRealIds(value: unknown, known: readonly DeployedIdentity[]): Json {
  const text = known.reduce(
    (before, { declared, principalId, clientId }) =>
      before
        .replaceAll(`"${declared.principalId}"`, `"${principalId}"`)
        .replaceAll(`"${declared.clientId}"`, `"${clientId}"`),
    JSON.stringify(value),
  );
  return JSON.parse(text) as Json;
}
