// The house's rules, checked while one writes. Who may import whom comes from house.json, which
// __tests__/house.test.ts reads too: that test also sees what a pattern over import paths cannot.
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const house = JSON.parse(readFileSync(new URL('house.json', import.meta.url), 'utf8'));

/** How deep below its folder a file may lie; each depth has its own `../` to leave the folder by. */
const DEPTHS = [0, 1, 2, 3];

const wholeProvider = {
  regex: '^@cdktf/provider-[^/]+(/lib)?$',
  message:
    "A provider's root takes seconds and hundreds of MB; import '<provider>/lib/<resource>'.",
};

const packages = {
  cdktf: {
    regex: '^(cdktf|cdktn|constructs|@cdktf/.+)$',
    message: 'Only constructs/ and main.ts may use cdktf and its providers.',
  },
  node: {
    regex: `^(node:.+|${builtinModules.join('|')})$`,
    message: 'This folder has to stay free of Node, a plain description of what is built.',
  },
  npm: {
    regex: `^(?!(?:\\.|node:|cdktf$|cdktn$|constructs$|@cdktf/|(?:${builtinModules.join('|')})$))`,
    message: 'This folder has to stay free of packages.',
  },
};

const anyOf = (parts) =>
  `(?:${parts.map((part) => part.replaceAll('*', '[^/]+')).join('|') || '(?!)'})(?:/|$)`;

/** The imports that leave a folder, from files so deep below it, for somewhere it may not go. */
function directions(name, { imports, importsTypes = [] }, leave) {
  if (imports.includes('*')) return [];
  const message = `${name} may import only ${imports.join(', ') || 'its own files'} (house.json).`;
  const types = importsTypes.map((part) => `types of ${part}`).join(', ');
  return [
    { regex: `^${leave}(?!${anyOf([...imports, ...importsTypes])})`, message },
    ...(importsTypes.length === 0
      ? []
      : [
          {
            regex: `^${leave}${anyOf(importsTypes)}`,
            allowTypeImports: true,
            message: `${name} may import only ${types} from there (house.json); write 'import type'.`,
          },
        ]),
  ];
}

const restrict = (files, patterns) => ({
  files,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

const houseRules = Object.entries(house.folders).flatMap(([name, folder]) => {
  const refused = Object.entries(packages)
    .filter(([kind]) => !folder.uses.includes(kind))
    .map(([, pattern]) => pattern);
  if (name.endsWith('.ts')) {
    return [restrict([name], [wholeProvider, ...refused, ...directions(name, folder, '\\./')])];
  }
  return DEPTHS.map((depth) =>
    restrict(
      [`${name}/${'*/'.repeat(depth)}*.ts`],
      [wholeProvider, ...refused, ...directions(name, folder, `(?:\\.\\./){${depth + 1}}`)],
    ),
  );
});

const readEnv = Object.entries(house.folders)
  .filter(([, { uses }]) => uses.includes('process.env'))
  .map(([name]) => `${name}/**`);

export default defineConfig(
  { ignores: ['dist/', 'cdktf.out/', 'node_modules/', 'coverage/'] },
  {
    languageOptions: { globals: globals.node },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', house.maxLines],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message:
            'Only environments/, operate/ and cli/ read process.env; take the value as an argument.',
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSAsExpression > TSAsExpression',
          message:
            'A cast through another type hides what is wrong; narrow the value with a check.',
        },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/explicit-member-accessibility': ['error', { accessibility: 'no-public' }],
      '@typescript-eslint/prefer-readonly': 'error',
      // Brackets say that a key of a record may be absent.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // `() => call()` may stand for "call it": braces around it would say no more.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // It overflows the stack on recursive types such as our `Json` (typescript-eslint 8.73).
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Numbers print as everyone expects; objects and undefined do not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A leading underscore says that a name is there for its place only.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
    },
  },
  ...houseRules,
  { files: readEnv, rules: { 'no-restricted-properties': 'off' } },
  restrict(['__tests__/**/*.ts'], [wholeProvider]),
  {
    files: ['__tests__/**/*.ts'],
    languageOptions: { globals: globals.jest },
    rules: {
      // A test may say that something is there: it fails where it is not.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `expect.any()` and its like are `any` by design.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      'max-lines': 'off',
      // How many runs a property test takes is the caller's choice.
      'no-restricted-properties': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
  },
);
