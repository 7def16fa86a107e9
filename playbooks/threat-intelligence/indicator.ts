import { type Indicator, PATTERN_PATHS } from '../../systems/threat-intelligence/types';
import { anyOf, call, equals, or, when } from '../../workflow/calls';
import { parameter } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, type Ref, property } from '../../workflow/tree';
import { columns } from '../columns';
import { TIME } from '../window';
import type { Judged } from './judge';
import type { IntelligenceSettings } from './settings';

const HEX = '0123456789abcdef';

const slice = (value: Expr<string>, from: number, length: number): Expr<string> =>
  call('substring', value, from, length);

/**
 * The id of an observable's object: its `sys_id` as a UUID. Each time it comes back after it was withdrawn, one digit moves on, so that the object of before stays
 * withdrawn.
 */
function idOf({ id }: Ref<Judged>, generation: Expr<number>): Expr<string> {
  const digit = call('indexOf', HEX, slice(id, 12, 1));
  const moved = call('mod', call('add', digit, generation), HEX.length);
  const other = call('substring', HEX, moved, 1);
  return text`indicator--${slice(id, 0, 8)}-${slice(id, 8, 4)}-${other}${slice(id, 13, 3)}-${slice(id, 16, 4)}-${slice(id, 20, 12)}`;
}

/** Kinds whose values may differ in case. */
const CASED = ['url', 'email'];

/** @see https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html#_e8slinrhxcc9 */
function patternOf({ kind, value }: Ref<Judged>): Expr<string> {
  const path = property(
    parameter<Readonly<Record<string, string>>>({
      name: 'patternOf',
      type: 'Object',
      defaultValue: PATTERN_PATHS,
    }),
    kind,
  );
  const isCased = anyOf(CASED.map((one) => equals<string>(kind, one)));
  const plain = when<string>(isCased, value, call('toLower', value));
  const escaped = call('replace', call('replace', plain, '\\', '\\\\'), "'", "\\'");
  return text`[${path} = '${escaped}']`;
}

/** The object of an observable: valid, revoked, or ended at its last change. */
export function indicatorOf(
  one: Ref<Judged>,
  { instance, label }: Pick<IntelligenceSettings, 'instance' | 'label'>,
  { table, generation }: { readonly table: string; readonly generation: Expr<number> },
) {
  const isRevoked = equals<string>(one.fate, 'revoke');
  const isOver = or(
    isRevoked,
    equals<string>(one.fate, 'end'),
    equals<string>(one.fate, 'withdraw'),
  );
  const reference = columns({
    source_name: 'ServiceNow',
    external_id: one.id,
    url: text`${instance}/nav_to.do?uri=${table}.do%3Fsys_id%3D${one.id}`,
  });
  return {
    type: 'indicator' as const,
    spec_version: '2.1' as const,
    id: idOf(one, generation),
    created: one.created,
    modified: one.updated,
    name: call('take', one.value, 200) as Expr<string>,
    pattern: patternOf(one),
    pattern_type: 'stix' as const,
    valid_from: one.created,
    // An end has to come after the beginning.
    valid_until: when<string>(isOver, call('addSeconds', one.updated, 1, TIME), one.until),
    confidence: one.confidence,
    labels: call('union', call('createArray', label), one.tags) as Expr<readonly string[]>,
    revoked: isRevoked,
    object_marking_refs: call('createArray', one.marking) as Expr<readonly string[]>,
    external_references: call('createArray', reference) as Expr<Indicator['external_references']>,
  };
}
