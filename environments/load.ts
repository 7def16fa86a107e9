import { autoCloseFindings } from './auto-close-findings';
import { distinctFaults } from './distinct';
import { EnvironmentError, type Fault } from './error';
import { type Finding, check, finding, pathText } from './finding';
import { mappingFindings } from './mapping-findings';
import { nameFindings } from './names';
import { shareFindings } from './observables';
import { responseFindings } from './response';
import { type Environment, type EnvironmentInput, environmentSchema } from './schema';
import { secretFindings } from './secret-findings';
import { threatIntelligenceFindings } from './threat-intelligence-findings';
import { customerIdFindings } from './customer-id-findings';
import { triageFindings } from './triage-findings';

/** What checking environments depends on besides their settings. */
export interface LoadOptions {
  /**
   * The present, which secrets have to outlive.
   * @default - the clock
   */
  readonly today?: Date;
}

interface Loaded {
  readonly value?: Environment;
  readonly faults: readonly Fault[];
}

/** How faults call an environment: by its name, else by its place in the list. */
const labelOf = ({ name }: { readonly name?: unknown }, index: number): string =>
  typeof name === 'string' && name !== '' ? `environments/${name}` : `environments[${index}]`;

/** An environment without a ticket system would deploy a vault and nothing else. */
const ticketSystemFindings = ({
  serviceNow,
  jira,
  storeApp,
}: Partial<EnvironmentInput>): readonly Finding[] =>
  serviceNow === undefined && jira === undefined && storeApp === undefined
    ? [
        {
          path: ['serviceNow'],
          message: 'is missing, and so is jira: no incident would get a ticket; write one of them',
        },
      ]
    : [];

/** With the Store app beside our playbooks, an incident without a dividing tag would get two tickets. */
const dividingFindings = ({
  serviceNow,
  storeApp,
}: Partial<EnvironmentInput>): readonly Finding[] =>
  serviceNow !== undefined && storeApp !== undefined && storeApp.label === undefined
    ? [
        {
          path: ['storeApp', 'label'],
          message:
            "is missing, so that the Store app and the playbooks would each open a ticket for every incident; write the tag of the Store app's incidents, such as 'store-app'",
        },
      ]
    : [];

/** Two integrations with one label would take each other's tags on an incident for their own. */
function labelFindings({ serviceNow, jira }: Partial<EnvironmentInput>): readonly Finding[] {
  if (!serviceNow || !jira) return [];
  const [first, second] = [serviceNow.label ?? 'ServiceNow', jira.label ?? 'Jira'].map(String);
  return first?.toLowerCase() === second?.toLowerCase()
    ? [finding(['jira', 'label'], second, 'is the label of serviceNow as well; write another')]
    : [];
}

function load(input: EnvironmentInput, index: number, today: Date): Loaded {
  const { value, findings } = check(environmentSchema, input);
  const all = [
    ...findings,
    ...nameFindings(input),
    ...secretFindings(input, today),
    ...ticketSystemFindings(input),
    ...dividingFindings(input),
    ...autoCloseFindings(input, today),
    ...shareFindings(input.threatIntelligence),
    ...customerIdFindings(input),
    ...triageFindings(input),
    ...labelFindings(input),
    ...threatIntelligenceFindings(input),
    ...responseFindings(input),
    ...mappingFindings(input, findings),
  ];
  const faults = all.map(({ path, ...rest }) => ({
    environment: labelOf(input, index),
    path: pathText(path),
    ...rest,
  }));
  return { faults, ...(value !== undefined && { value }) };
}

/** Checks environments and fills in their defaults; all faults of all of them make one `EnvironmentError`. */
export function loadEnvironments(
  inputs: readonly EnvironmentInput[],
  { today = new Date() }: LoadOptions = {},
): readonly Environment[] {
  const loaded = inputs.map((input, index) => load(input, index, today));
  const environments = loaded.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const faults = [
    ...loaded.flatMap((each) => each.faults),
    ...distinctFaults(inputs, environments),
  ];
  if (faults.length > 0) throw new EnvironmentError(faults);
  return environments;
}

/** One environment, checked, with its defaults filled in; all its faults make one `EnvironmentError`. */
export function parseEnvironment(
  input: EnvironmentInput,
  { today = new Date() }: LoadOptions = {},
): Environment {
  const { value, faults } = load(input, 0, today);
  if (value === undefined || faults.length > 0) throw new EnvironmentError(faults);
  return value;
}
