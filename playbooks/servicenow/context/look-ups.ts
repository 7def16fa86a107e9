import {
  CHANGE_COLUMNS,
  type Change,
  type ConfigurationItem,
  ITEM_COLUMNS,
  PERSON_COLUMNS,
  type Person,
} from '../../../systems/servicenow/cmdb';
import { type ServiceNowContext, findRecords, rowsOf } from '../../../systems/servicenow/calls';
import type { ListAnswer } from '../../../systems/servicenow/types';
import { filter } from '../../../workflow/actions';
import {
  NO_ITEMS,
  and,
  call,
  coalesce,
  concat,
  empty,
  equals,
  not,
  or,
  when,
} from '../../../workflow/calls';
import { type Action, bodyOf } from '../../../workflow/definition';
import { text } from '../../../workflow/text';
import { type Expr, type Ref, asRef, at } from '../../../workflow/tree';
import { type Asked, NONE, asked, isAsked } from './asked';

/** Rows that a look-up may bring; more are as ambiguous as these. */
const MOST_ROWS = 20;
const MOST_CHANGES = 5;

/** What `install_status` is of an item that is no more. */
const RETIRED = '7';

/** What ServiceNow knows of an incident's hosts, addresses and accounts. */
export interface Context {
  /** What looks it up, each whatever became of the one before it: without its context, too, the ticket is opened. */
  readonly actions: readonly Action[];
  readonly asked: Asked;
  readonly found: Action<ListAnswer<ConfigurationItem>>;
  readonly items: Action<readonly ConfigurationItem[]>;
  readonly foundChanges: Action<ListAnswer<Change>>;
  /** Their numbers; the empty text where there are none. */
  readonly changes: Expr<string>;
  readonly foundPeople: Action<ListAnswer<Person>>;
  readonly people: Action<readonly Person[]>;
}

/** The only row of a list; nothing where there is none, or several, which no machine chooses from. */
export const only = <T>(rows: Action<readonly T[]>): Ref<NonNullable<T>> => {
  const count = call('length', coalesce<readonly T[]>(bodyOf(rows), NO_ITEMS));
  return asRef(call('if', equals<number>(count, 1), call('first', bodyOf(rows)), null) as Expr<T>);
};

/** Looks the context up: one query for computers, one for people, one for the changes on the computer. */
export function lookUpContext(serviceNow: ServiceNowContext): Context {
  const names = asked();
  const { hosts, accounts } = names;
  const found = findRecords<ConfigurationItem>('Find_items', serviceNow, {
    table: 'cmdb_ci_computer',
    query: text`nameIN${hosts},${call('toUpper', hosts)}^ORfqdnIN${hosts}^ORip_addressIN${hosts}`,
    limit: MOST_ROWS,
    fields: ITEM_COLUMNS,
  });
  const items = filter<ConfigurationItem>('Items', rowsOf(found), (row) =>
    and(
      not(equals<string>(row.install_status, RETIRED)),
      empty(coalesce<string>(row.duplicate_of, '')),
      or(isAsked(hosts, row.name), isAsked(hosts, row.fqdn), isAsked(hosts, row.ip_address)),
    ),
  );
  const item = coalesce<string>(only(items).sys_id, NONE);
  const foundChanges = findRecords<Change>('Find_changes', serviceNow, {
    table: 'change_request',
    query: text`cmdb_ci=${item}^active=true^ORDERBYDESCsys_created_on`,
    limit: MOST_CHANGES,
    fields: CHANGE_COLUMNS,
  });
  const foundPeople = findRecords<Person>('Find_people', serviceNow, {
    table: 'sys_user',
    query: text`user_nameIN${accounts}^ORemailIN${accounts}^active=true`,
    limit: MOST_ROWS,
    fields: PERSON_COLUMNS,
  });
  const people = filter<Person>('People', rowsOf(foundPeople), (row) =>
    or(isAsked(accounts, row.user_name), isAsked(accounts, row.email)),
  );
  const steps = [found, items, foundPeople, people, foundChanges];
  return {
    actions: [...names.actions, ...steps],
    asked: names,
    found,
    items,
    foundChanges,
    changes: numbersOf(rowsOf(foundChanges), item),
    foundPeople,
    people,
  };
}

/** The numbers of those changes that are on an item, one after the other; an action less than a loop. */
function numbersOf(changes: Expr<readonly Change[]>, item: Expr<string>): Expr<string> {
  const all = Array.from({ length: MOST_CHANGES }, (_, i) => {
    const { cmdb_ci, number } = asRef(at(changes, i));
    return when<string>(equals<string>(cmdb_ci, item), concat(BETWEEN, number), '');
  });
  const [first = concat(''), ...others] = all;
  return call('slice', concat(first, ...others), BETWEEN.length);
}

const BETWEEN = ', ';
