import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type LintFormat, formatReport, lintPaths } from '../../../cli/lint';
import { sarifOf } from '../../../cli/lint/sarif';
import { RULES } from '../../../workflow/lint';
import { expectGolden } from '../../golden';

const folder = mkdtempSync(join(tmpdir(), 'bridge-reports-'));
afterAll(() => rmSync(folder, { recursive: true }));

const definition = (actions: object) => ({
  $schema:
    'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
  contentVersion: '1.0.0.0',
  triggers: { manual: { type: 'Request', inputs: {} } },
  actions,
});
const compose = (inputs: string) => ({ type: 'Compose', runAfter: {}, inputs });

const files = {
  'bad one/two rules.json': definition({
    'Read it': compose("@body('Nobody')"),
    Read: compose("@concat(outputs('Gone'), item())"),
    Get: { type: 'Http', runAfter: {}, inputs: { method: 'GET', uri: 'https://example.com' } },
  }),
  'good.json': definition({ A: compose('x') }),
  'template.json': {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [
      {
        type: 'Microsoft.Logic/workflows',
        apiVersion: '2019-05-01',
        name: 'open',
        properties: { definition: definition({ A: compose("@outputs('Gone')") }) },
      },
    ],
  },
  'other/no-definition.json': { actions: { click: 1 }, triggers: { x: 2 } },
  'other/settings.json': { name: 'Microsoft.Logic/workflows', list: [1] },
};
for (const [path, content] of Object.entries(files)) {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), JSON.stringify(content, null, 2));
}
writeFileSync(join(folder, 'broken.json'), '{\n  "type": "Microsoft.Logic/workflows"\n  "x": 1\n}');
writeFileSync(join(folder, 'other/broken.json'), '{"theme": ');

const report = lintPaths([folder]);
const format = (as: LintFormat): string =>
  formatReport(report, as).replaceAll(`${folder}/`, '').replaceAll(pathToFileURL(folder).href, '');

test('a folder: its definitions are linted, what is none is passed over, what is broken is told', () => {
  expect(
    report.files.map(({ path, definitions }) => [path.slice(folder.length + 1), definitions]),
  ).toEqual([
    ['bad one/two rules.json', 1],
    ['broken.json', 0],
    ['good.json', 1],
    ['template.json', 1],
  ]);
  expect([report.definitions, report.errors, report.warnings]).toEqual([3, 5, 1]);
});

test('the text tells each finding, then how often each rule is broken, errors first', () => {
  expectGolden('cli/lint/golden/report.txt', `${format('text')}\n`);
});

test('the JSON', () => {
  expectGolden('cli/lint/golden/report.json', `${format('json')}\n`);
});

test('a text without findings has no table', () => {
  const clean = lintPaths([join(folder, 'good.json')]);
  expect(formatReport(clean, 'text')).toBe('1 definition in 1 file: 0 errors, 0 warnings');
});

/** The parts of a SARIF log that are looked at here. */
interface Sarif {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: Driver };
    readonly columnKind: string;
    readonly invocations: readonly object[];
    readonly results: readonly Result[];
  }[];
}
interface Driver {
  readonly name: string;
  readonly version: string;
  readonly rules: readonly {
    readonly id: string;
    readonly shortDescription: { readonly text: string };
    readonly fullDescription: { readonly text: string };
    readonly help: { readonly text: string };
    readonly helpUri?: string;
    readonly defaultConfiguration: { readonly level: string };
  }[];
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
  }[];
}

/** The log, and its first run. */
function sarif(root: string) {
  const log = JSON.parse(sarifOf(report, root)) as Sarif;
  const [run] = log.runs;
  return { log, run: run! };
}

describe('the SARIF', () => {
  const {
    log: { $schema, version, runs },
    run: { tool, results, invocations, columnKind },
  } = sarif(folder);

  test('is a log of one run', () => {
    expect([version, runs.length, columnKind]).toEqual(['2.1.0', 1, 'utf16CodeUnits']);
    expect($schema).toMatch(/sarif-schema-2\.1\.0\.json$/);
  });

  test('has the results and what could not be read', () => {
    const text = JSON.stringify({ results, invocations }, null, 2);
    expectGolden('cli/lint/golden/results.sarif.json', `${text}\n`);
  });

  test('describes every rule once, with its help', () => {
    const { name, version: release, rules } = tool.driver;
    expect([name, release]).toEqual(['bridge lint', expect.stringMatching(/^\d+\.\d+\.\d+/)]);
    expect(rules.map(({ id }) => id)).toEqual([...new Set(RULES.map(({ code }) => code))]);
    for (const { title, cause, fix, code, level } of RULES) {
      const rule = rules.find(({ id }) => id === code)!;
      expect(rule.shortDescription.text).toContain(title);
      expect(rule.fullDescription.text).toContain(cause);
      expect(rule.help.text).toContain(fix);
      expect(rule.helpUri ?? 'https://').toMatch(/^https:\/\//);
      if (level === 'error') expect(rule.defaultConfiguration.level).toBe('error');
    }
  });

  test('points from each result to its rule', () => {
    for (const { ruleId, ruleIndex } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    }
  });

  test('has whole addresses for files outside of the root', () => {
    const [location] = sarif(join(folder, 'other')).run.results[0]!.locations;
    expect(location?.physicalLocation.artifactLocation.uri).toBe(
      pathToFileURL(join(folder, 'bad one/two rules.json')).href,
    );
  });
});

test('each position is that of the property which the path names', () => {
  for (const { file, line, column, path } of report.findings) {
    const content = Object.entries(files).find(([name]) => file.endsWith(name))?.[1];
    const text = JSON.stringify(content, null, 2).split('\n')[line - 1] ?? '';
    expect(text.slice(column - 1)).toMatch(new RegExp(`^"${path.split('.').at(-1)}"`));
  }
});
