import type { IntelligenceNames } from '../../mappings/servicenow/threat-intelligence';
import { TLP_MARKINGS, type TlpLevel } from '../../systems/threat-intelligence/types';
import { call, concat, empty, orElse, when } from '../../workflow/calls';
import { parameter } from '../../workflow/definition';
import { type Expr, expr, property } from '../../workflow/tree';
import type { IntelligenceSettings } from './settings';

/** An observable of either source, in the words of the bridge. */
export interface Observable {
  /** Its `sys_id`. */
  readonly id: string;
  /** One of the indicators' kinds; empty where it is none of them. */
  readonly kind: string;
  readonly value: string;
  /** Times in UTC, as `2026-01-31T23:59:59Z`. */
  readonly created: string;
  readonly updated: string;
  /** Until when it holds. */
  readonly until: string;
  readonly confidence: number;
  readonly tags: readonly string[];
  /** Whether ServiceNow says that it is no threat, or none any more. */
  readonly off: boolean;
  /** The id of its marking. */
  readonly marking: string;
}

/** The columns of a record, as expressions; what a source has not got is an empty text. */
export interface Columns {
  readonly id: Expr<string>;
  readonly type: Expr<string>;
  readonly value: Expr<string>;
  readonly created: Expr<string>;
  readonly updated: Expr<string>;
  readonly expires?: Expr<string>;
  readonly finding: Expr<string>;
  readonly confidence?: Expr<string>;
  readonly tags: Expr<string>;
  readonly tlp?: {
    readonly word: Expr<string>;
    readonly levels: Readonly<Record<string, TlpLevel>>;
  };
}

/** The tags of one observable that are brought, and how many characters of them are looked at: what a feed writes there is up to it. */
const MOST_TAGS = 20;
const MOST_TAG_CHARACTERS = 1000;

/** What the rows of a table give for a key; the table is one parameter, so that a changed row is one line of a plan. */
const find = <V extends string | number>(
  name: string,
  rows: Readonly<Record<string, V>>,
  key: Expr<string>,
  otherwise: V,
): Expr<V> => {
  const table = parameter<Readonly<Record<string, V>>>({
    name,
    type: 'Object',
    defaultValue: rows,
  });
  return expr(call('coalesce', property(table, key), otherwise).node);
};

/** A time of ServiceNow, with a blank or in ISO form, as the objects of Sentinel have it. */
export const stamp = (time: Expr<string>): Expr<string> =>
  concat(call('replace', call('replace', time, ' ', 'T'), 'Z', ''), 'Z');

/** The observable that a record stands for. */
export function observable(
  { id, type, value, created, updated, expires, finding, confidence, tags, tlp }: Columns,
  names: IntelligenceNames,
  settings: IntelligenceSettings,
) {
  const ownEnd = call('addDays', stamp(updated), settings.validDays, 'yyyy-MM-ddTHH:mm:ssZ');
  const byFinding = find('confidenceOf', names.confidence, finding, settings.confidence);
  const marking = TLP_MARKINGS[settings.tlp];
  const markings =
    tlp &&
    Object.entries(tlp.levels).map(([word, level]): readonly [string, string] => [
      word,
      TLP_MARKINGS[level],
    ]);
  return {
    id,
    kind: find<string>('kindOf', names.kinds, type, ''),
    value: call('trim', value),
    created: stamp(created),
    updated: stamp(updated),
    until: expires ? when<string>(empty(expires), ownEnd, stamp(expires)) : ownEnd,
    confidence: confidence ? withinBounds(confidence, byFinding) : byFinding,
    tags: tagsIn(tags),
    off: isOneOf(finding, names.withdrawn),
    marking:
      tlp && markings
        ? find<string>(
            'markingOf',
            Object.fromEntries<string>(markings),
            call('toUpper', tlp.word),
            marking,
          )
        : marking,
  };
}

const withinBounds = (text: Expr<string>, otherwise: Expr<number>): Expr<number> =>
  expr(
    call(
      'if',
      call('isInt', text),
      call('max', call('min', call('int', orElse(text, '0')), 100), 0),
      otherwise,
    ).node,
  );

function tagsIn(text: Expr<string>): Expr<readonly string[]> {
  const short = call('take', call('replace', text, ', ', ','), MOST_TAG_CHARACTERS) as Expr<string>;
  const none = call('json', '[]');
  return call('if', empty(short), none, call('take', call('split', short, ','), MOST_TAGS)) as Expr<
    readonly string[]
  >;
}

/** Whether a text is one of several, in whatever case. */
const isOneOf = (text: Expr<string>, words: readonly string[]): Expr<boolean> => {
  const [first = '', ...others] = words.map((word) => word.toLowerCase());
  return call('contains', call('createArray', first, ...others), call('toLower', text));
};
