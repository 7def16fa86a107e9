import type { Fault } from './error';
import { finding } from './finding';
import { namesOf } from './names';
import type { Environment, EnvironmentInput } from './schema';

/** Something that no two environments may share. */
interface Distinct {
  readonly path: string;
  /** What Azure compares, which may be more than the setting at the path. */
  readonly identityOf: (environment: Environment) => string | undefined;
  readonly valueOf: (environment: Environment) => string | undefined;
  readonly because: string;
}

/** The workspace that an environment works on, whatever the case in which it is written. */
const workspaceOf = ({ azure, sentinel }: Environment): string =>
  `${azure.subscriptionId}/${sentinel.resourceGroup}/${sentinel.workspace}`.toLowerCase();

/** The settings that say where the tickets of each system are. */
const SITES = { serviceNow: 'serviceNow.instance', jira: 'jira.site' } as const;

const siteOf = (
  { serviceNow, jira }: Environment,
  system: keyof typeof SITES,
): string | undefined => (system === 'serviceNow' ? serviceNow?.instance : jira?.site);

const DISTINCT: readonly Distinct[] = [
  {
    path: 'names.vault',
    identityOf: (environment) => namesOf(environment).vault.toLowerCase(),
    valueOf: (environment) => namesOf(environment).vault,
    because: 'vault names are unique in all of Azure; give each its own',
  },
  {
    path: 'names.resourceGroup',
    identityOf: (environment) =>
      `${environment.azure.subscriptionId}/${namesOf(environment).resourceGroup}`.toLowerCase(),
    valueOf: (environment) => namesOf(environment).resourceGroup,
    because: 'each environment creates its own group; give each its own name',
  },
  {
    path: 'sentinel.workspace',
    identityOf: (environment) => environment.contentHub && workspaceOf(environment),
    valueOf: ({ sentinel }) => sentinel.workspace,
    because:
      'both have contentHub, and one would uninstall what the other relies on; declare the solutions in one of them',
  },
  {
    path: 'state.key',
    identityOf: ({ state }) => state && `${state.storageAccount}/${state.container}/${state.key}`,
    valueOf: ({ state }) => state?.key,
    because: 'one deployment would destroy the other; give each its own',
  },
  ...(['serviceNow', 'jira'] as const).flatMap((system): Distinct[] => [
    {
      path: `${system}.label`,
      identityOf: (environment) =>
        environment[system] &&
        `${workspaceOf(environment)}/${environment[system].label}`.toLowerCase(),
      valueOf: (environment) => environment[system]?.label,
      because:
        'they work on the same workspace, and would take each other’s tags on an incident for their own; give each its own',
    },
    {
      path: SITES[system],
      identityOf: (environment) =>
        siteOf(environment, system) && `${workspaceOf(environment)} ${siteOf(environment, system)}`,
      valueOf: (environment) => siteOf(environment, system),
      because:
        'they work on the same workspace, where an incident has one ticket, so that each would write to the other’s; put the routes of both into one environment',
    },
  ]),
];

/** The items that share a key with another, in groups; items without a key share nothing. */
function sharing<T>(items: readonly T[], keyOf: (item: T) => string | undefined): readonly T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function sharedName(group: readonly { readonly name: string; readonly place: string }[]): Fault[] {
  const places = group.map(({ place }) => place).join(' and ');
  return group.slice(0, 1).map(({ name }) => ({
    environment: `environments/${name}`,
    ...finding([], name, `is the name of both ${places}; give each its own`),
    path: 'name',
  }));
}

function sharedValue({ path, valueOf, because }: Distinct, group: readonly Environment[]): Fault[] {
  const all = group.map(({ name }) => `environments/${name}`);
  return group.slice(0, 1).map((environment) => ({
    environment: all.join(' and '),
    ...finding([], valueOf(environment), `is the same in each of them: ${because}`),
    path,
  }));
}

/** What environments share and may not: their names first, for those are wanted however wrong the rest is. */
export function distinctFaults(
  inputs: readonly EnvironmentInput[],
  environments: readonly Environment[],
): Fault[] {
  const named = inputs.map(({ name }, index) => ({ name, place: `environments[${index}]` }));
  const sameName = sharing(named, ({ name }) => name);
  // Environments of one name share everything that is made from it: that is one fault, not four.
  const reported = new Set(sameName.flat().map(({ name }) => name));
  const others = environments.filter(({ name }) => !reported.has(name));
  return [
    ...sameName.flatMap(sharedName),
    ...DISTINCT.flatMap((rule) =>
      sharing(others, rule.identityOf).flatMap((group) => sharedValue(rule, group)),
    ),
  ];
}
