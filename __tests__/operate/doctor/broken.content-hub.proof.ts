import dev from '../../../environments/dev';
import type { Deployed } from '../deployed';
import { type Case, answers, at, expectNamed, having, without } from './case';
import { examined, healthy, unwell } from './healthy';

// A whole environment at work, and a hundred calls over HTTP.
jest.setTimeout(60_000);

const ID = 'azuresentinel.azure-sentinel-solution-servicenow';
const IN_CATALOGUE = `/contentProductPackages/${ID}`;

const CASES: Readonly<Record<string, Case>> = {
  // contentPackages still lists it, as in a workspace that was deleted and made anew.
  'a solution that is not installed': {
    broken: ({ world }) =>
      world.azure.change(IN_CATALOGUE, at(['properties'], without('installedVersion'))),
    check: 'azure.solutions',
    found: /^the solution \S+-servicenow is not installed$/,
    fix: /^deploy the environment \(docs\/content-hub\.md/,
  },
  'a solution in another version': {
    broken: ({ world }) =>
      world.azure.change(IN_CATALOGUE, at(['properties'], having({ installedVersion: '2.0.1' }))),
    check: 'azure.solutions',
    found: /-servicenow is installed in version 2\.0\.1, and 3\.0\.0 is declared$/,
    fix: /^deploy the environment/,
  },
  'a solution that somebody has brought up to date': {
    broken: ({ world }) =>
      world.azure.change(
        IN_CATALOGUE,
        at(['properties'], having({ installedVersion: '3.0.1', version: '3.0.1' })),
      ),
    check: 'azure.solutions',
    found: /is installed in version 3\.0\.1, and 3\.0\.0 is declared$/,
    fix: /^write version '3\.0\.1' into contentHub\.solutions in environments\/dev\.ts, and deploy$/,
  },
  'a catalogue that offers the next version': {
    broken: ({ world }) =>
      world.azure.change(IN_CATALOGUE, at(['properties'], having({ version: '3.0.1' }))),
    check: 'azure.solutions',
    verdict: 'warning',
    found: /^Content Hub offers version 3\.0\.1 of \S+-servicenow, and 3\.0\.0 is declared/,
    fix: /^write version '3\.0\.1' into contentHub\.solutions/,
  },
  'a solution that the catalogue has no more': {
    broken: ({ world }) => world.azure.remove(IN_CATALOGUE),
    check: 'azure.solutions',
    found: /^the catalogue of Content Hub has no solution \S+-servicenow$/,
    fix: /^correct contentHub\.solutions in environments\/dev\.ts/,
  },
  'a catalogue that answers with something else': {
    broken: ({ world }) =>
      world.inject(
        answers('azure', '*/contentProductPackages*', {
          value: [{ properties: { contentId: 'acme.other', version: '3.0.0' } }],
        }),
      ),
    check: 'azure.solutions',
    found: /^the catalogue of Content Hub has no solution/,
    fix: /^correct contentHub\.solutions/,
  },
  'a catalogue that one may not read': {
    broken: ({ world }) =>
      world.inject(
        answers(
          'azure',
          '*/contentProductPackages*',
          {
            error: {
              code: 'AuthorizationFailed',
              message:
                "The client 'x' with object id 'x' does not have authorization to perform action 'Microsoft.SecurityInsights/contentProductPackages/read' over scope '/w' or the scope is invalid.",
            },
          },
          403,
        ),
      ),
    check: 'azure.solutions',
    found: /^you may not do Microsoft\.SecurityInsights\/contentProductPackages\/read on \/w$/,
    fix: /have a role granted there/,
  },
};

describe('with a solution of Content Hub', () => {
  let it: Deployed;
  beforeAll(async () => {
    it = await healthy({ ...dev, contentHub: { solutions: [{ id: ID, version: '3.0.0' }] } });
  });
  afterAll(() => it.close());

  test('all is well', async () => {
    const report = await examined(it);
    expect(unwell(report)).toEqual([]);
    expect(report.checks.find(({ id }) => id === 'azure.solutions')?.well).toBe(`${ID} 3.0.0`);
  });

  test.each(Object.entries(CASES))('%s', (_, one) => expectNamed(it, one));
});
