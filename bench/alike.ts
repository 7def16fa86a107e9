import { type EnvironmentInput, environments } from '../environments';

/** So many environments like the first one of the project, each on a workspace of its own. */
export function alike(count: number): readonly EnvironmentInput[] {
  const [first] = environments;
  if (!first) throw new Error('there is no environment: add one to environments/index.ts');
  return Array.from({ length: count }, (_, i) => ({
    ...first,
    name: `e${i}`,
    sentinel: { ...first.sentinel, workspace: `${first.sentinel.workspace}-${i}` },
  }));
}
