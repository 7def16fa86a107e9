import { ALWAYS, and, call, coalesce, equals, not, or } from '../workflow/calls';
import type { Expr, Ref } from '../workflow/tree';
import { expr } from '../workflow/tree';
import { print } from '../workflow/print';
import type { Incident } from '../systems/sentinel/types';
import type { Conditions } from './conditions';

/** What conditions are held against. */
export interface Subject {
  readonly incident: Ref<Incident>;

  /**
   * The kinds of entities that take part in the incident, in lower case.
   * @default - not known: a condition on entities counts as met
   */
  readonly kinds?: Expr<readonly string[]>;
}

/** Whether conditions want an incident. */
export function wants(conditions: Conditions, { incident, kinds }: Subject): Expr<boolean> {
  const { properties } = incident;
  const { additionalData } = properties;
  const { severities, tags, withoutTags, tactics, products, analyticsRules, titles, entityKinds } =
    conditions;
  const isTagged = (tag: string) => holds(properties.labels, `"labelName":${JSON.stringify(tag)}`);
  const excluded = any(withoutTags, isTagged);
  const all = [
    any(severities, (severity) => equals<string>(properties.severity, severity)),
    any(tags, isTagged),
    excluded && not(excluded),
    any(tactics, (tactic) => holds(additionalData.tactics, JSON.stringify(tactic))),
    any(products, (product) => holds(additionalData.alertProductNames, JSON.stringify(product))),
    any(analyticsRules, (id) => holds(properties.relatedAnalyticRuleIds, `/${id}"`)),
    any(titles, (title) => isTitled(properties.title, title)),
    kinds && any(entityKinds, (kind) => call('contains', kinds, kind.toLowerCase())),
  ].flatMap((condition) => condition ?? []);
  const [first, ...others] = all;
  return first === undefined ? ALWAYS : and(first, ...others);
}

/** Whether one of several alternatives holds; nothing where there are none, which is no condition. */
function any<T>(
  alternatives: readonly T[] | undefined,
  test: (alternative: T) => Expr<boolean>,
): Expr<boolean> | undefined {
  const [first, ...others] = (alternatives ?? []).map(test);
  return first && or(first, ...others);
}

/**
 * Whether the JSON of a list has a text in it, without regard to case. The language has no loop in an expression; a quoted text that
 * stands between quotes or slashes can only be a whole value.
 */
const holds = (list: Expr<unknown>, text: string): Expr<boolean> =>
  call('contains', call('toLower', call('string', list)), text.toLowerCase());

/** A pattern has a star at its start, at its end, at both or at neither. */
function isTitled(title: Expr<string | null>, pattern: string): Expr<boolean> {
  const lower = call('toLower', coalesce<string>(title, ''));
  const text = pattern.replace(/^\*|\*$/g, '').toLowerCase();
  const [open, close] = [pattern.startsWith('*'), pattern.endsWith('*')];
  if (open && close) return call('contains', lower, text);
  if (open) return call('endsWith', lower, text);
  return close ? call('startsWith', lower, text) : equals<string>(expr(lower.node), text);
}

/**
 * Whether some of several conditions want an incident.
 * @param most how many characters that may take: an expression has 8,192 for all that it asks
 * @returns undefined where it takes more
 */
export function wantedWithin(
  most: number,
  all: readonly Conditions[],
  subject: Subject,
): Expr<boolean> | undefined {
  const [first = ALWAYS, ...others] = all.map((conditions) => wants(conditions, subject));
  const wanted = others.length === 0 ? first : or(first, ...others);
  return print(wanted.node).length > most ? undefined : wanted;
}

/** The values of all lists; undefined where one of them is missing, which stands for every value. */
const union = <T>(lists: readonly (readonly T[] | undefined)[]): readonly T[] | undefined =>
  lists.every((list) => list !== undefined) ? [...new Set(lists.flat())] : undefined;

/** Conditions that want whatever some of several want, and more: of each kind with few values those that one of them asks for. */
export function hullOf(all: readonly Conditions[]): Conditions {
  const severities = union(all.map((conditions) => conditions.severities));
  const tactics = union(all.map((conditions) => conditions.tactics));
  return { ...(severities && { severities }), ...(tactics && { tactics }) };
}
