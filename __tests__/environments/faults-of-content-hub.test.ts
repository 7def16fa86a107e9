import { loadEnvironments, parseEnvironment } from '../../environments';
import { TODAY, errorOf, faultsOf, minimalWith } from './settings';

const ID = 'azuresentinel.azure-sentinel-solution-servicenow';
const right = { id: ID, version: '3.0.0' };
const hubWith = (...solutions: readonly object[]) => ({ contentHub: { solutions } });

test.each([
  [
    'no solution at all',
    hubWith(),
    'contentHub.solutions: [] is empty; name a solution, or leave contentHub out',
  ],
  [
    'a name in place of an id',
    hubWith({ ...right, id: 'ServiceNow' }),
    `contentHub.solutions[0].id: 'ServiceNow' is no id of a solution; write its publisher and its offer, like '${ID}'`,
  ],
  [
    'an id that would end the filter',
    hubWith({ ...right, id: "a.b' or 'a" }),
    `contentHub.solutions[0].id: "a.b' or 'a" is no id of a solution; write its publisher and its offer, like '${ID}'`,
  ],
  [
    'the id of one version',
    hubWith({ ...right, id: 'str.azure-sentinel-solution-str-sl-igl6jawr4gwmu' }),
    `contentHub.solutions[0].id: 'str.azure-sentinel-solution-str-sl-igl6jawr4gwmu' is a contentProductId, which changes with every version; write the contentId, like '${ID}'`,
  ],
  [
    'a version that is not pinned',
    hubWith({ ...right, version: '3.x' }),
    "contentHub.solutions[0].version: '3.x' is no version; pin the one that the catalogue has, like '3.0.0'",
  ],
  [
    'no version',
    hubWith({ id: ID }),
    'contentHub.solutions[0].version: is missing; give the version that is installed, such as `3.0.0`; where the catalogue has another one, the plan stops and names it',
  ],
  [
    'a solution twice',
    hubWith(right, { id: ID, version: '3.0.1' }),
    `contentHub.solutions: [ { id: '${ID}', version: '3.0.0' }, { id: 'azuresentinel.azure-sentinel-solu … holds '${ID}' twice; name it once`,
  ],
  [
    'a solution twice, in other letters',
    hubWith(right, { ...right, id: ID.toUpperCase() }),
    `contentHub.solutions: [ { id: '${ID}', version: '3.0.0' }, { id: 'AZURESENTINEL.AZURE-SENTINEL-SOLU … holds '${ID}' and '${ID.toUpperCase()}', which are the same where case does not count; name it once`,
  ],
  [
    'a setting that is none',
    { contentHub: { solution: [right] } },
    "contentHub.solution: is no setting; did you mean 'solutions'?",
  ],
])('%s is told', (_, changes, fault) => {
  expect(faultsOf(changes)).toContainEqual(fault);
});

test('is absent by default, and takes several solutions', () => {
  expect(parseEnvironment(minimalWith({}), { today: TODAY })).not.toHaveProperty('contentHub');
  const jira = { id: 'azuresentinel.azure-sentinel-solution-atlassianjiraaudit', version: '3.0.4' };
  const both = minimalWith(hubWith(right, jira));
  expect(parseEnvironment(both, { today: TODAY }).contentHub).toStrictEqual({
    solutions: [right, jira],
  });
});

describe('two environments on one workspace', () => {
  const other = {
    name: 'dev',
    'serviceNow.instance': 'https://acmedev.service-now.com',
    'serviceNow.label': 'ServiceNow-dev',
  };
  const load = (changes: object) =>
    loadEnvironments([minimalWith(hubWith(right)), minimalWith({ ...other, ...changes })], {
      today: TODAY,
    });

  test('do not both declare solutions', () => {
    expect(errorOf(() => load(hubWith(right))).message).toBe(
      "environments/prod and environments/dev: sentinel.workspace: 'law-sentinel' is the same in each of them: both have contentHub, and one would uninstall what the other relies on; declare the solutions in one of them",
    );
  });

  test('may have them declared in one', () => {
    expect(load({})).toHaveLength(2);
  });
});
