import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { candidatesOf } from '../../../cli/lint/files';

const folder = mkdtempSync(join(tmpdir(), 'bridge-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

for (const path of [
  'b.json',
  'B.JSON',
  'a/z.json',
  'a/deep/er/y.json',
  'a.txt',
  '.git/x.json',
  'a/node_modules/x.json',
  '.hidden.json',
]) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), '{}');
}
symlinkSync(folder, join(folder, 'a', 'loop'));

const found = (...paths: string[]) =>
  candidatesOf(paths.map((path) => join(folder, path))).map(
    ({ path, isNamed }) => `${path.slice(folder.length + 1)}${isNamed ? ' named' : ''}`,
  );

test('a folder stands for its JSON files, sorted, at any depth', () => {
  expect(found('.')).toEqual(['.hidden.json', 'B.JSON', 'a/deep/er/y.json', 'a/z.json', 'b.json']);
});

test('a file stands for itself, whatever it is called', () => {
  expect(found('a.txt', '.git/x.json')).toEqual(['a.txt named', '.git/x.json named']);
});

test('what is not there stands for itself, so that reading it tells', () => {
  expect(found('none.json', 'a.txt/b')).toEqual(['none.json named', 'a.txt/b named']);
});

test('a file comes once, and as named where it was named', () => {
  expect(found('a', 'a/z.json', 'a')).toEqual(['a/deep/er/y.json', 'a/z.json named']);
});
