import { isObject } from '../../workflow/lint/json';
import type { Context } from '../context';
import { type Difference, compareProperties } from '../diff/compare';
import { linesOf } from '../diff/lines';
import { isGrant } from '../grants/grant';
import { called, isPause, located } from '../kinds';
import { type Item, type Section, item } from '../markdown/document';
import { block, code, count, listed, show } from '../markdown/text';
import type { Change } from '../plan/change';
import { isUnknown } from '../plan/unknown';

/** The most lines that are told of one resource. */
const MOST = 30;

/** Resources in the order of what they are called, so that two plans of the same change read the same. */
export const byName = (a: Change, b: Change): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : a.address < b.address ? -1 : 1;

/**
 * What the plan does to everything that no other section tells of.
 * @param told the resources that have been told of
 */
export function othersSection(context: Context, told: ReadonlySet<Change>): Section {
  const rest = context.resources
    .filter((change) => !told.has(change) && !isGrant(change) && !isPause(change))
    .map(unforced)
    .filter(
      (change) =>
        change.kind === 'create' ||
        change.kind === 'update' ||
        (change.kind === 'replace' && attributeLines(change).length > 0),
    );
  const moved = context.resources.filter(({ previousAddress }) => previousAddress !== undefined);
  const imported = context.resources.filter(({ importId }) => importId !== undefined);
  return {
    title: 'Everything else',
    items: [
      ...moved.map((change) =>
        item(
          `- moved in the code: ${called(change)}, ${code(change.previousAddress ?? '')} → ${code(change.address)}; nothing in Azure changes by that`,
        ),
      ),
      ...imported.map((change) =>
        item(
          `- taken over: ${called(change)} exists as ${code(change.importId ?? '')}, and Terraform looks after it from now on`,
        ),
      ),
      ...rest.sort(byName).map((change) => otherItem(change)),
      ...outputItems(context),
      ...readItems(context),
    ],
  };
}

/** A resource that is replaced without what forces it, which stands among what is destroyed or replaced. */
function unforced(change: Change): Change {
  if (change.kind !== 'replace') return change;
  const forcing = new Set(change.replacePaths.map((path) => path.split(/[.[]/)[0]));
  const rest = (values: Change['before']): Change['before'] =>
    Object.fromEntries(Object.entries(values).filter(([key]) => !forcing.has(key)));
  return { ...change, before: rest(change.before), after: rest(change.after) };
}

const VERBS = { create: 'added', update: 'changed', replace: 'replaced' } as const;

/** A resource with its attributes as they change, compactly. */
export function otherItem(change: Change): Item {
  const { kind } = change;
  const verb = kind === 'create' || kind === 'update' || kind === 'replace' ? VERBS[kind] : kind;
  const title = `- ${verb}: ${located(change)}`;
  const lines = attributeLines(change);
  if (lines.length === 0) {
    return item(kind === 'create' ? title : `${title}, in nothing that can be told`);
  }
  const shown = lines.slice(0, MOST);
  const more = lines.length - shown.length;
  const full = block('diff', [...shown, ...(more > 0 ? [`  … and ${more} more`] : [])]);
  return { forms: [`${title}\n${indented(full)}`, title] };
}

/** Within an item of a list. */
const indented = (text: string): string => text.replace(/^/gm, '  ');

/** What Azure alone computes, which would be the noise of every plan. */
const COMPUTED = new Set(['id', 'output', 'timeouts']);

/** The attributes of a resource as they change; what is only to be computed anew stands in one line. */
export function attributeLines({ before, after, kind }: Change): readonly string[] {
  const differences = compareProperties(before, after).filter(
    ({ path: [top] }) => !COMPUTED.has(String(top)),
  );
  const isLater = (each: Difference): boolean =>
    each.kind === 'changed' && isUnknown(each.after) && kind !== 'create';
  const later = differences.filter(isLater).map(({ path }) => show(path[0]).replaceAll('"', ''));
  return [
    ...linesOf(differences.filter((each) => !isLater(each))),
    ...(later.length === 0 || kind === 'replace'
      ? []
      : [`~ known after apply: ${[...new Set(later)].join(', ')}`]),
  ];
}

function outputItems({ outputs }: Context): readonly Item[] {
  return outputs
    .filter(([, { kind }]) => kind !== 'no-op')
    .flatMap(([name, { before, after }]): Item[] => {
      const lines = linesOf(
        isObject(before) && isObject(after) ? compareProperties(before, after) : [],
      );
      return lines.length === 0
        ? []
        : [
            {
              forms: [
                `- output ${code(name)}\n${indented(block('diff', lines.slice(0, MOST)))}`,
                `- output ${code(name)} changes`,
              ],
            },
          ];
    });
}

function readItems({ resources }: Context): readonly Item[] {
  const reads = resources.filter(({ kind }) => kind === 'read');
  const names = reads.slice(0, 10).map(({ address }) => code(address));
  return reads.length === 0
    ? []
    : [
        item(
          `- ${count(reads.length, 'data source')} read while it is applied: ${listed(names)}${reads.length > 10 ? ', …' : ''}`,
        ),
      ];
}
