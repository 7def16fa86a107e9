// Compiles the program to dist/ with what compiles the tests, by .swcrc. Types are `npm run types`'s: whoever starts the program should not wait for them.
import { cpSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformFile } from '@swc/core';

const OUT = 'dist';
const { folders } = JSON.parse(readFileSync('house.json', 'utf8'));

const sources = Object.keys(folders).flatMap((name) =>
  statSync(name).isFile()
    ? [name]
    : readdirSync(name, { recursive: true }).map((file) => join(name, file)),
);

async function compile(source) {
  const { code } = await transformFile(source);
  const target = join(OUT, source.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code);
}

await Promise.all(sources.filter((file) => file.endsWith('.ts')).map(compile));
for (const file of ['package.json', ...sources.filter((name) => name.endsWith('.json'))]) {
  cpSync(file, join(OUT, file));
}
