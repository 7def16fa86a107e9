import { type JsonObject, isObject } from '../../workflow/lint/json';
import { confidenceOf, isReference, secureParametersOf } from './attributes';
import { KnownSecrets } from './known';
import { withoutCredentials } from './patterns';
import { MARK, withoutMarks } from './marks';

/** Deeper values are not shown: nothing that is deployed is so deep, and whatever walks a value does so on the stack. */
const DEEPEST = 150;

/** The longest text that is remembered. */
const REPEATED = 1000;

/** Where a value stands: the resource's types, and what has been said of the values around it. */
interface Place {
  readonly types: readonly string[];
  readonly parent?: string;
  /** The names below that are secure parameters of a workflow. */
  readonly secure?: ReadonlySet<string>;
  /** Whether all texts here are secret, and whether Terraform says so or only a name. */
  readonly secrecy: 'none' | 'named' | 'marked';
  readonly depth: number;
}

/**
 * Takes every secret out of a plan before anything else sees it. What stands for a secret is the same for the same secret, so that a change of one can
 * still be told.
 *
 * First all secrets are noted, then values are concealed: a secret that is marked in one place is found in all.
 */
export class Concealer {
  readonly #known = new KnownSecrets();
  readonly #numbers = new Map<string, number>();
  /** Short texts that have been looked at: a plan repeats most of them. */
  readonly #texts = new Map<string, string>();

  /** Notes the secrets in a value: what Terraform marks as sensitive, and what is known by its name. */
  note(value: unknown, sensitive: unknown, types: readonly string[] = []): void {
    this.#note(value, sensitive, { types, secrecy: 'none', depth: 0 });
  }

  /** A value without its secrets. */
  conceal(value: unknown, sensitive: unknown, types: readonly string[] = []): unknown {
    return this.#conceal(value, sensitive, { types, secrecy: 'none', depth: 0 });
  }

  /** A text without what looks like a secret, or is one somewhere else in the plan. */
  text(text: string): string {
    const seen = this.#texts.get(text);
    if (seen !== undefined) return seen;
    const known = this.#known.replaceIn(withoutMarks(text), this.#hide);
    const shown = withoutCredentials(known, this.#hide);
    if (text.length <= REPEATED) this.#texts.set(text, shown);
    return shown;
  }

  #note(value: unknown, sensitive: unknown, place: Place): void {
    const secrecy = sensitive === true ? 'marked' : place.secrecy;
    if (typeof value !== 'string') {
      for (const [key, item, below] of itemsOf(value, { ...place, secrecy })) {
        this.#note(item, at(sensitive, key), below);
      }
    } else if (secrecy === 'none') {
      this.#noteJson(value, place);
    } else if (!isReference(value) && (secrecy === 'marked' || looksMadeUp(value))) {
      this.#known.add(value);
    }
  }

  #noteJson(text: string, place: Place): void {
    const value = jsonOf(text);
    if (value !== undefined && place.depth < DEEPEST) this.#note(value, undefined, place);
  }

  #conceal(value: unknown, sensitive: unknown, place: Place): unknown {
    if (place.depth > DEEPEST) return '(too deep to be shown)';
    if (sensitive === true) return isEmpty(value) ? value : this.#hide(textOf(value));
    if (typeof value === 'string') return this.#concealText(value, place);
    if (typeof value === 'number')
      return place.secrecy !== 'none' ? this.#hide(String(value)) : value;
    if (Array.isArray(value)) {
      return itemsOf(value, place).map(([key, item, below]) =>
        this.#conceal(item, at(sensitive, key), below),
      );
    }
    if (!isObject(value)) return value;
    return Object.fromEntries(
      itemsOf(value, place).map(([key, item, below]) => [
        this.text(String(key)),
        this.#conceal(item, at(sensitive, key), below),
      ]),
    );
  }

  #concealText(text: string, place: Place): string {
    if (place.secrecy !== 'none' && !isReference(text))
      return text === '' ? text : this.#hide(text);
    const value = jsonOf(text);
    if (value === undefined) return this.text(text);
    const concealed = this.#conceal(value, undefined, place);
    const written = JSON.stringify(concealed);
    // As it was written, where nothing had to be taken out.
    return written === JSON.stringify(value) ? withoutMarks(text) : written;
  }

  readonly #hide = (secret: string): string => {
    const number = this.#numbers.get(secret) ?? this.#numbers.size + 1;
    this.#numbers.set(secret, number);
    return `${MARK}${number}${MARK}`;
  };
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** What a text holds as JSON, if it is an object or an array. */
function jsonOf(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What a map of sensitive values says below a key. */
const at = (sensitive: unknown, key: string | number): unknown =>
  Array.isArray(sensitive)
    ? (sensitive as readonly unknown[])[Number(key)]
    : isObject(sensitive)
      ? sensitive[String(key)]
      : undefined;

type Item = readonly [key: string | number, item: unknown, place: Place];

/** What a value holds, each with its place. */
function itemsOf(value: unknown, place: Place): Item[] {
  const depth = place.depth + 1;
  if (depth > DEEPEST + 1) return [];
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => [index, item, { ...place, depth }]);
  }
  return isObject(value) ? propertiesOf(value, { ...place, depth }) : [];
}

function propertiesOf(value: JsonObject, place: Place): Item[] {
  const { secure: secureHere, ...around } = place;
  const secure = secureParametersOf(value);
  return Object.entries(value).map(([key, item]) => {
    const confidence = confidenceOf(key, value, place.parent, place.types);
    // A name says something of texts, not of the objects that are held under it.
    const isNamed =
      confidence === 'vault' ||
      secureHere?.has(key) === true ||
      (confidence === 'secret' && !isObject(item) && !holdsObjects(item));
    const secrecy = isNamed && place.secrecy === 'none' ? 'named' : place.secrecy;
    return [
      key,
      item,
      { ...around, parent: key, secrecy, ...(key === 'parameters' && { secure }) },
    ];
  });
}

const holdsObjects = (value: unknown): boolean => Array.isArray(value) && value.some(isObject);

/** Texts as they are, so that a secret is the same one wherever it stands. */
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** Whether a text is worth looking for elsewhere: no word that a setting may have, but something that somebody has drawn. */
const looksMadeUp = (text: string): boolean =>
  text.length >= 8 && /\d/.test(text) && /[a-z]/i.test(text) && !/\s/.test(text);
