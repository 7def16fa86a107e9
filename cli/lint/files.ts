import { type Dirent, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A file to lint. */
export interface Candidate {
  readonly path: string;
  /** Whether it was named itself, not found in a folder: then it must hold a definition. */
  readonly isNamed: boolean;
}

/**
 * The files that some paths stand for: a folder for the JSON files in it at any depth, sorted folder by folder.
 * Hidden folders, `node_modules` and symbolic links are left out, and no file comes twice.
 */
export function candidatesOf(paths: readonly string[]): readonly Candidate[] {
  const byFile = new Map<string, Candidate>();
  for (const candidate of paths.flatMap(candidatesAt)) {
    const file = resolve(candidate.path);
    if (candidate.isNamed || !byFile.has(file)) byFile.set(file, candidate);
  }
  return [...byFile.values()];
}

function candidatesAt(path: string): readonly Candidate[] {
  const entries = entriesOf(path);
  // What is no folder, or one that cannot be read, is read as a file: that works, or tells why not.
  if (entries === undefined) return [{ path, isNamed: true }];
  return entries.flatMap((entry) => {
    const below = join(path, entry.name);
    if (entry.isDirectory()) return isLeftOut(entry.name) ? [] : candidatesAt(below);
    const isJson = entry.isFile() && /\.json$/i.test(entry.name);
    return isJson ? [{ path: below, isNamed: false }] : [];
  });
}

function entriesOf(path: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(path, { withFileTypes: true }).sort((a, b) => compare(a.name, b.name));
  } catch {
    return undefined;
  }
}

const isLeftOut = (folder: string): boolean => folder.startsWith('.') || folder === 'node_modules';

/** By code units, not by the language of whoever runs it: the same everywhere. */
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
