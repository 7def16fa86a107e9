import { isObject, valueAt } from '../../workflow/lint/json';
import { isSame, jsonIn } from '../diff/compare';
import { code } from '../markdown/text';
import { listAt } from '../plan/configuration';

/**
 * What has changed on a workbook's page, panel by panel.
 * @param before the JSON of the page, as `data_json` has it
 */
export function panelNotes(before: unknown, after: unknown): readonly string[] {
  const [old, young] = [panelsIn(jsonIn(before)), panelsIn(jsonIn(after))];
  const verbs = [...new Set([...old.keys(), ...young.keys()])].flatMap((name) => {
    const [was, is] = [old.get(name), young.get(name)];
    if (was === undefined) return [`panel ${code(name)} **added**`];
    if (is === undefined) return [`panel ${code(name)} **removed**`];
    return isSame(was, is) ? [] : [`panel ${code(name)} changed`];
  });
  return verbs;
}

/** The panels of a page by what they are called, those within groups included. */
function panelsIn(page: unknown): ReadonlyMap<string, unknown> {
  const panels = new Map<string, unknown>();
  const add = (items: readonly unknown[], path: string): void => {
    items.forEach((panel, index) => {
      const inner = listAt(panel, 'content', 'items');
      const name = nameOf(panel) ?? `${path}${index + 1}`;
      if (inner.length === 0)
        panels.set(panels.has(name) ? `${name} (${path}${index + 1})` : name, panel);
      add(inner, `${name} / `);
    });
  };
  add(listAt(page, 'items'), '');
  return panels;
}

/** A panel's own title, else the name that the portal has drawn for it. */
function nameOf(panel: unknown): string | undefined {
  const found = [valueAt(panel, 'content', 'title'), valueAt(panel, 'name')].find(
    (each) => typeof each === 'string' && each !== '',
  );
  return isObject(panel) && typeof found === 'string' ? found : undefined;
}
