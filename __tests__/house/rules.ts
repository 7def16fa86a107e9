import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import house from '../../house.json';
import { type Import, readSource } from './source';

/** What a folder of the house may import and use. */
interface Folder {
  readonly imports: readonly string[];
  readonly importsTypes?: readonly string[];
  readonly uses: readonly string[];
}

/** The folders of the house, and main.ts. */
export const FOLDERS: Readonly<Record<string, Folder>> = house.folders;

const folderOf = (path: string): string => path.split('/')[0] ?? path;

// Whether a path, such as systems/jira/types, is in a part of the house, such as systems or systems/*/types.
function isIn(path: string, part: string): boolean {
  const wanted = part.split('/');
  const given = path.replace(/\.(ts|json)$/, '').split('/');
  return part === '*' || wanted.every((name, index) => name === '*' || name === given[index]);
}

const isCdktf = (module: string): boolean => /^(cdktf|cdktn|constructs|@cdktf\/.+)$/.test(module);
const isNode = (module: string): boolean =>
  module.startsWith('node:') || builtinModules.includes(module);

/** The kind of a package, as `uses` names it. */
function packageKind(module: string): string {
  if (isCdktf(module)) return 'cdktf';
  return isNode(module) ? 'node' : 'npm';
}

const PACKAGES: Readonly<Record<string, string>> = {
  cdktf: 'only constructs/ and main.ts may use cdktf and its providers',
  node: 'it has to stay free of Node, a plain description of what is built',
  npm: 'it has to stay free of packages',
};

function importViolation(file: string, { module, typeOnly }: Import): string | undefined {
  const name = folderOf(file);
  const { imports = [], importsTypes = [], uses = [] } = FOLDERS[name] ?? {};
  if (!module.startsWith('.')) {
    if (/^@cdktf\/provider-[^/]+(\/lib)?$/.test(module)) {
      return `imports all of '${module}', which takes seconds and hundreds of MB; import '${module.replace(/\/lib$/, '')}/lib/<resource>'`;
    }
    const kind = packageKind(module);
    return uses.includes(kind)
      ? undefined
      : `imports '${module}', but ${name} may not: ${PACKAGES[kind] ?? kind}`;
  }
  const path = posix.join(posix.dirname(file), module);
  const allowed = typeOnly ? [...imports, ...importsTypes] : imports;
  if (folderOf(path) === name || allowed.some((part) => isIn(path, part))) return undefined;
  return importsTypes.some((part) => isIn(path, part))
    ? `imports '${path}', of which ${name} may import types only; write 'import type'`
    : `imports '${path}', but ${name} may import only ${imports.join(', ') || 'its own files'}`;
}

/** Which rules of the house a source file breaks, each in words with its place. */
export function violationsOf(file: string, text: string): readonly string[] {
  const folder = FOLDERS[folderOf(file)];
  if (folder === undefined) {
    return [
      `${file}: lies in a folder that house.json does not know; say there what it may import`,
    ];
  }
  const { imports, envLines, lines } = readSource(text);
  return [
    ...imports.flatMap((imported) => {
      const violation = importViolation(file, imported);
      return violation === undefined ? [] : [`${file}:${imported.line}: ${violation}`];
    }),
    ...(folder.uses.includes('process.env') ? [] : envLines).map(
      (line) =>
        `${file}:${line}: reads process.env, which only environments/, operate/ and cli/ may; take the value as an argument`,
    ),
    ...(lines > house.maxLines
      ? [`${file}: has ${lines} lines, more than ${house.maxLines}; give each concept its own file`]
      : []),
  ];
}
