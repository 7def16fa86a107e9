import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import ts from 'typescript';
import { environmentsPage } from '../../../cli/generate/environments';
import { type EnvironmentInput, parseEnvironment } from '../../../environments';
import { TODAY } from '../../environments/settings';
import { expectGolden } from '../../golden';

const page = readFileSync(join(__dirname, '../../../docs/environments.md'), 'utf8');

test('docs/environments.md tells every setting', () => {
  expectGolden('../docs/environments.md', environmentsPage(page));
});

test('a page without a place for the table is refused', () => {
  expect(() => environmentsPage('# Environments')).toThrow(/the table's place is gone/);
});

test('the least environment on the page has less than 15 lines, and nothing is wrong with it', () => {
  const [, code = ''] = /```ts\n(.*?)```/s.exec(page) ?? [];
  expect(code.trimEnd().split('\n').length).toBeLessThan(15);
  const complete = code.replaceAll("'…'", "'00000000-0000-4000-8000-000000000000'");
  const exported: { default?: EnvironmentInput } = {};
  runInNewContext(
    ts.transpile(complete, { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 }),
    { exports: exported },
  );
  const environment = parseEnvironment(exported.default!, { today: TODAY });
  expect(environment.serviceNow?.routes).toHaveLength(1);
});
