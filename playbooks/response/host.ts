import type { AzureContext } from '../../systems/azure/identity';
import { findMachines, machinesOf } from '../../systems/defender/calls';
import { type Machine, MACHINE_ID_LENGTH } from '../../systems/defender/types';
import { guidOf, ownComment } from '../../systems/sentinel/comment-id';
import { entities, guid, incident } from '../../systems/sentinel/incident';
import type { Entity } from '../../systems/sentinel/types';
import { compose, filter } from '../../workflow/actions';
import {
  and,
  anyOf,
  call,
  coalesce,
  concat,
  empty,
  equals,
  not,
  or,
  orElse,
  when,
} from '../../workflow/calls';
import { after, bodyOf, outputsOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, type Ref, asRef, at } from '../../workflow/tree';
import type { Part } from '../failed-steps';
import { type Verdict, lower, saidBy } from './verdict';

/** What an incident's tag starts with that says which host is meant. */
const HOST_TAG = 'isolate:';

/** The machine that an analyst means. */
export interface Host extends Part {
  readonly machine: Ref<{
    /** The empty text where it is not clear which machine is meant. */
    readonly id: string;
    readonly name: string;
    /** Why nothing can be done, as HTML; the empty text where something can. */
    readonly complaint: string;
  }>;
  /** The id of the incident's comment that tells the state of this machine. */
  readonly comment: Expr<string>;
  /** An id that can be asked about: the machine's, or one that no machine has. */
  readonly id: Expr<string>;
}

/**
 * Finds the machine that is meant: a run by hand has no input, so it is the incident's only host, or the one that a tag names. Names come from
 * alerts, so whoever attacks may have chosen them: what is no plain name asks nothing.
 * @param also what else speaks against it, given the machine's name
 */
export function findHost(
  azure: AzureContext,
  also: (name: Expr<string>) => readonly Verdict[] = () => [],
): Host {
  const hosts = filter<Entity>('Hosts', entities, ({ kind }) => equals<string>(kind, 'Host'));
  const hostCount = call('length', bodyOf(hosts));
  const only = asRef(call('first', bodyOf(hosts)) as Expr<Entity>).properties;
  const domain = coalesce<string>(only.dnsDomain, '');
  const onlyName = concat(
    coalesce<string>(only.hostName, ''),
    when<string>(empty(domain), '', concat('.', domain)),
  );

  const tags = call(
    'split',
    lower(call('string', incident.properties.labels)),
    `"${HOST_TAG}`,
  ) as Expr<readonly string[]>;
  const tagCount = call('sub', call('length', tags), 1);
  const tagged = call('first', call('split', coalesce<string>(at(tags, 1), ''), '"'));
  const meant = compose<string>(
    'Meant',
    lower(
      when<string>(
        equals<number>(tagCount, 0),
        when<string>(equals<number>(hostCount, 1), onlyName, ''),
        when<string>(equals<number>(tagCount, 1), call('string', tagged), ''),
      ),
    ),
  );
  const given: Expr<string> = outputsOf(meant);
  const name = when<string>(isName(given), given, '');
  const bare = call('string', call('first', call('split', name, '.')));

  const found = findMachines(
    'Find_machines',
    azure,
    text`id eq '${name}' or computerDnsName eq '${name}' or computerDnsName eq '${bare}' or startswith(computerDnsName,'${name}.')`,
  );
  // The API answers 404 where there is none, which is an answer.
  const same = after(
    found,
    ['Succeeded', 'Failed'],
    filter<Machine>('Same_name', machinesOf(found), (each) => {
      const own = lower(coalesce<string>(each.computerDnsName, ''));
      const isNamed = or(
        equals<string>(own, name),
        equals<string>(own, bare),
        call('startsWith', own, concat(name, '.')),
      );
      const isSeen = not(equals<string>(each.healthStatus, 'Inactive'));
      return and(
        not(empty(name)),
        equals<number>(call('length', each.id), MACHINE_ID_LENGTH),
        or(equals<string>(each.id, name), and(isNamed, isSeen)),
      );
    }),
  );
  const count = call('length', bodyOf(same));
  const first = asRef(call('first', bodyOf(same)) as Expr<Machine>);
  const second = asRef(at(bodyOf(same), 1));
  const isOne = equals<number>(count, 1);
  const own = lower(coalesce<string>(first.computerDnsName, ''));
  const machine = compose<{ id: string; name: string; complaint: string }>('Machine', {
    id: when<string>(isOne, first.id, ''),
    name: orElse(own, name),
    complaint: saidBy(
      [
        {
          holds: empty(given),
          outcome: '',
          says: text`It is not clear which host is meant: the incident has ${hostCount} hosts and ${tagCount} tags that start with <code>${HOST_TAG}</code>. Give it one such tag with the host’s name, or with the machine’s id in Defender.`,
        },
        {
          holds: empty(name),
          outcome: '',
          says: `What the host is called is no host name. Give the incident one tag <code>${HOST_TAG}</code> with the host’s name, or with the machine’s id in Defender.`,
        },
        {
          holds: equals<number>(count, 0),
          outcome: '',
          says: text`Defender for Endpoint knows no machine ${name} that it has seen in the last seven days.`,
        },
        {
          holds: not(isOne),
          outcome: '',
          says: text`Defender for Endpoint knows ${count} machines that are called ${name}, as ${first.id} and ${second.id}. Give the incident one tag <code>${HOST_TAG}</code> with the id of the one that is meant.`,
        },
        ...also(own),
        { outcome: '', says: '' },
      ],
      'says',
    ),
  });
  const { id } = outputsOf(machine);
  return {
    machine: outputsOf(machine),
    comment: when<string>(empty(id), ownComment('isolation', guid), guidOf(orElse(id, NO_DIGITS))),
    id: orElse(id, NO_DIGITS),
    actions: [hosts, meant, found, same, machine],
    steps: [
      { action: same, doing: 'finding the machine in Defender for Endpoint', cause: found },
      { action: machine, doing: 'finding out which machine is meant' },
    ],
  };
}

const NO_DIGITS = '0'.repeat(MACHINE_ID_LENGTH);

/** Characters that an address takes as they are, and no host's name has. */
const OTHERS = ["'", '(', ')', '*', '!', '~'] as const;

/** Whether a text is a host's name by its characters: letters, digits, hyphens, dots and underscores. */
const isName = (given: Expr<string>): Expr<boolean> =>
  and(
    equals<string>(call('encodeUriComponent', given), given),
    ...OTHERS.map((mark) => not(call('contains', given, mark))),
  );

/**
 * Whether a name is one of those that are never isolated. A pattern holds for the full name and for the bare one: with a dot behind the name, either
 * ends where the next dot is. What is protected beside what was meant is no harm.
 */
export const isProtected = (patterns: readonly string[], name: Expr<string>): Expr<boolean> => {
  const dotted = concat(name, '.');
  return anyOf(
    patterns.map((pattern) => {
      const part = pattern.replace('*', '').toLowerCase();
      if (pattern.startsWith('*')) return call('contains', dotted, `${part}.`);
      return call('startsWith', dotted, pattern.endsWith('*') ? part : `${part}.`);
    }),
  );
};
