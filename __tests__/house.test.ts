import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { FOLDERS, violationsOf } from './house/rules';

const ROOT = join(__dirname, '..');
const NOT_THE_HOUSE = ['__tests__', 'node_modules', 'dist', 'cdktf.out', 'coverage', '.git'];

/** The TypeScript files in a folder of the project, or the file itself, by their paths from its root. */
function sourcesIn(name: string): readonly string[] {
  const path = join(ROOT, name);
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return name.endsWith('.ts') ? [name] : [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${name}/${file.split(sep).join('/')}`);
}

describe('the house', () => {
  const inHouse = readdirSync(ROOT).filter((name) => !NOT_THE_HOUSE.includes(name));

  test.each(inHouse.filter((name) => sourcesIn(name).length > 0))('%s keeps its rules', (name) => {
    const violations = sourcesIn(name).flatMap((file) =>
      violationsOf(file, readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(violations).toEqual([]);
  });
});

describe('a file that breaks a rule is told which', () => {
  test.each([
    [
      'workflow/print.ts',
      "import { open } from '../playbooks/servicenow/open';",
      "workflow/print.ts:1: imports 'playbooks/servicenow/open', but workflow may import only its own files",
    ],
    [
      'workflow/print.ts',
      "import { v5 } from 'uuid';",
      "workflow/print.ts:1: imports 'uuid', but workflow may not: it has to stay free of packages",
    ],
    [
      'systems/sentinel/calls.ts',
      "\nexport * from 'node:crypto';",
      "systems/sentinel/calls.ts:2: imports 'node:crypto', but systems may not: it has to stay free of Node, a plain description of what is built",
    ],
    [
      'playbooks/servicenow/open.ts',
      "const { readFileSync } = require('fs');",
      "playbooks/servicenow/open.ts:1: imports 'fs', but playbooks may not: it has to stay free of Node, a plain description of what is built",
    ],
    [
      'playbooks/servicenow/open.ts',
      "import { namesOf, type Environment } from '../../environments';",
      "playbooks/servicenow/open.ts:1: imports 'environments', of which playbooks may import types only; write 'import type'",
    ],
    [
      'mappings/severity.ts',
      "import { createIncident } from '../systems/servicenow/calls';",
      "mappings/severity.ts:1: imports 'systems/servicenow/calls', but mappings may import only systems/*/types",
    ],
    [
      'emulator/stack.ts',
      "const stack = await import('../constructs/stack');",
      "emulator/stack.ts:1: imports 'constructs/stack', but emulator may import only workflow/tree, workflow/parse, workflow/functions, workflow/definition, workflow/schema, workflow/parameter, workflow/print, queries/tables",
    ],
    [
      'emulator/runtime/lint.ts',
      "type Fault = import('../../workflow/lint').Fault;",
      "emulator/runtime/lint.ts:1: imports 'workflow/lint', but emulator may import only workflow/tree, workflow/parse, workflow/functions, workflow/definition, workflow/schema, workflow/parameter, workflow/print, queries/tables",
    ],
    [
      'cli/synth.ts',
      "import { App } from 'cdktf';",
      "cli/synth.ts:1: imports 'cdktf', but cli may not: only constructs/ and main.ts may use cdktf and its providers",
    ],
    [
      'constructs/vault.ts',
      "import { keyVault } from '@cdktf/provider-azurerm';",
      "constructs/vault.ts:1: imports all of '@cdktf/provider-azurerm', which takes seconds and hundreds of MB; import '@cdktf/provider-azurerm/lib/<resource>'",
    ],
    [
      'constructs/vault.ts',
      'export const tenant = process.env.ARM_TENANT_ID;',
      'constructs/vault.ts:1: reads process.env, which only environments/, operate/ and cli/ may; take the value as an argument',
    ],
    [
      'constructs/vault.ts',
      "export const tenant = process['env'];",
      'constructs/vault.ts:1: reads process.env, which only environments/, operate/ and cli/ may; take the value as an argument',
    ],
    [
      'helpers/text.ts',
      '',
      'helpers/text.ts: lies in a folder that house.json does not know; say there what it may import',
    ],
  ])('%s: %s', (file, text, violation) => {
    expect(violationsOf(file, text)).toEqual([violation]);
  });

  test('a file that is too long', () => {
    expect(violationsOf('systems/jira/types.ts', '// one\n'.repeat(300))).toEqual([]);
    expect(violationsOf('systems/jira/types.ts', '// one\n'.repeat(301))).toEqual([
      'systems/jira/types.ts: has 301 lines, more than 300; give each concept its own file',
    ]);
  });
});

test.each([
  ['main.ts', "import { App } from 'cdktf';\nimport { environments } from './environments';"],
  ['environments/names.ts', "import { createHash } from 'node:crypto'; process.env.HOME;"],
  ['workflow/lint/rule.ts', "import type { Node } from '../tree';"],
  ['mappings/severity.ts', "import type { Urgency } from '../systems/servicenow/types';"],
  ['playbooks/servicenow/open.ts', "import type { Route } from '../../environments/route';"],
  ['playbooks/servicenow/open.ts', "import { type Route } from '../../environments/route';"],
  ['constructs/vault.ts', "import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';"],
  ['emulator/runtime/run.ts', "import { parse } from '../../workflow/parse';"],
  ['cli/main.ts', "import { main } from '../main';\nexport const { TERM } = process.env;"],
])('%s may say: %s', (file, text) => {
  expect(violationsOf(file, text)).toEqual([]);
});

test('nothing in the house is imported in a circle of folders', () => {
  const reach = (name: string, seen: readonly string[]): readonly string[] => {
    const next = (FOLDERS[name]?.imports ?? [])
      .map((part) => part.split('/')[0] ?? part)
      .filter((part) => part !== '*' && !seen.includes(part));
    return next.reduce<readonly string[]>((all, part) => reach(part, [...all, part]), seen);
  };
  for (const name of Object.keys(FOLDERS)) expect(reach(name, [])).not.toContain(name);
});
