import {
  OBSERVABLE_SOURCES,
  type ObservableSource,
} from '../../../mappings/servicenow/observables';
import { entities } from '../../../systems/sentinel/incident';
import type { Entity } from '../../../systems/sentinel/types';
import type { ObservableKind } from '../../../systems/servicenow/types';
import { filter, select } from '../../../workflow/actions';
import { NO_ITEMS, call, coalesce, empty, equals, not, when } from '../../../workflow/calls';
import { type Action, bodyOf, parameter } from '../../../workflow/definition';
import { type Expr, type Ref, expr, property, ref } from '../../../workflow/tree';
import { firstCase } from '../../cases';
import { markOf } from './counts';
import { HASHES, isKind, reasonOf } from './refusal';
import type { ObservablesSettings } from './settings';
import { byLength, domainOf, hostOf, isLabels, isV4, isV6 } from './shape';

/** A value that stands in an entity. */
interface Given {
  readonly kind: ObservableKind | '';
  readonly value: string;
  /** Of a hash, as `sha256`; the empty text where it is not told. */
  readonly algorithm: string;
  /** The name or address of the machine that it is about; the empty text where it is about none. */
  readonly host: string;
}

/** The same, with what its host is. */
export interface Seen extends Given {
  readonly isV4: boolean;
  readonly isV6: boolean;
  readonly isName: boolean;
}

/** A value with what became of it. */
export interface Judged {
  readonly type: string;
  readonly value: string;
  /** Why it is refused; the empty text where it is taken, a hyphen where an entity has nothing that would be taken. */
  readonly reason: string;
}

/** Takes the values out of the incident's entities and judges each of them by itself; a value that stands there twice is judged once. */
export function candidates({
  kinds,
  ownDomains,
}: Pick<ObservablesSettings, 'kinds' | 'ownDomains'>) {
  const given = selectGiven('Values', kinds);
  const distinct = call('union', bodyOf(given), NO_ITEMS) as Expr<readonly Given[]>;
  // What is asked more than once is worked out once: an expression has 8,192 characters at most.
  const seen = select<Given, Seen>('Forms', distinct, ({ kind, value, algorithm, host }) => ({
    kind,
    value,
    algorithm,
    host,
    isV4: isV4(host),
    isV6: isV6(host),
    isName: isLabels(host),
  }));
  const judged = select<Seen, Judged>('Judged_values', bodyOf(seen), (row) => ({
    type: typeOf(row),
    value: row.value,
    reason: reasonOf(row, ownDomains),
  }));
  const good = filter<Judged>('Good_values', bodyOf(judged), ({ reason }) => empty(reason));
  const marks = select<Judged, string>('Marks', bodyOf(judged), markOf);
  return {
    actions: [given, seen, judged, good, marks],
    good,
    marks: call('join', bodyOf(marks), ''),
  };
}

/** What stands in the property of each entity that is an observable; of the entities that have none, nothing. */
function selectGiven(name: string, kinds: readonly ObservableKind[]): Action<readonly Given[]> {
  const sources = Object.fromEntries(
    Object.entries(OBSERVABLE_SOURCES)
      .filter(([, { kind }]) => kinds.includes(kind))
      .map(([entity, { property: of, kind }]) => [entity, { property: of, kind }]),
  );
  const table = parameter<Readonly<Record<string, ObservableSource>>>({
    name: 'observableIn',
    type: 'Object',
    defaultValue: sources,
  });
  return select<Entity, Given>(name, entities, (entity) => {
    const source = ref<ObservableSource>(
      property(table, call('string', coalesce<string>(entity.kind, ''))).node,
    );
    const values = expr<Readonly<Record<string, string | null>>>(entity.properties.node);
    const named = property(values, coalesce<string>(source.property, ''));
    const written = call('trim', call('string', coalesce<string>(named, '')));
    const isUrl = equals<string>(source.kind, 'url');
    const kind = coalesce<ObservableKind | ''>(source.kind, '');
    const value = when<string>(isUrl, written, call('toLower', written));
    return {
      kind,
      value,
      host: hostIn(kind, value),
      algorithm: call('toLower', call('string', coalesce<string>(entity.properties.algorithm, ''))),
    };
  });
}

const hostIn = (kind: Expr<Given['kind']>, value: Expr<string>): Expr<string> =>
  firstCase(
    [isKind(kind, 'url'), hostOf(value)],
    [isKind(kind, 'sender'), domainOf(value)],
    [isKind(kind, 'hash'), ''],
    [not(empty(kind)), value],
  );

const typeOf = ({ kind, value }: Ref<Seen>): Expr<string> =>
  firstCase(
    [isKind(kind, 'ip'), when<string>(call('contains', value, ':'), 'ipv6', 'ipv4')],
    [isKind(kind, 'hash'), byLength(value, HASHES)],
    [isKind(kind, 'sender'), 'email'],
    [not(empty(kind)), kind],
  );
