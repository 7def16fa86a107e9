import { valueAt } from '../../workflow/lint/json';
import type { Context } from '../context';
import { type Item, type Section, item } from '../markdown/document';
import { code, show } from '../markdown/text';
import type { Change } from '../plan/change';
import { byName, otherItem } from './others';

/** Whether a resource is a solution of Content Hub. */
export const isSolution = ({ azureType }: Change): boolean =>
  azureType === 'microsoft.securityinsights/contentpackages';

/** Solutions of Content Hub that come or change; those that go stand among what is destroyed. */
export const solutionsSection = ({ resources }: Context): Section => ({
  title: 'Solutions of Content Hub',
  items: resources
    .filter(isSolution)
    .filter(({ kind }) => kind === 'create' || kind === 'update')
    .sort(byName)
    .map(solutionItem),
});

function solutionItem(change: Change): Item {
  if (change.kind === 'update') return otherItem(change);
  const version = show(valueAt(change.after, 'body', 'properties', 'version'));
  return item(
    `- **installed**: ${code(change.name)}, version ${code(version)}, for everybody who uses the workspace`,
  );
}
