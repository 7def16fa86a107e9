import { madeUpHex } from '../../stack/made-up';
import { CHOICES } from './choices';
import { TABLES } from './dictionary';
import type { ChangeOptions, InstanceOptions, User } from './options';
import type { Row } from './row';
import { observableTypeRows } from './threat-intelligence';
import { tiscTypeRows } from './tisc-tables';
import { TICKET_MODELS } from './ticket-model';

/** The records that an instance has before there is any ticket, by table. */
export const seedsOf = ({
  users,
  groups,
  changes,
}: InstanceOptions): Readonly<Record<string, readonly Row[]>> => ({
  ...peopleRows(users),
  sys_user_group: [...new Set([...groups, ...Object.keys(changes?.members ?? {})])].map((name) => ({
    sys_id: madeUpHex(`sys_user_group ${name}`),
    name,
    active: 'true',
  })),
  sys_user_grmember: memberRows(changes),
  sys_choice: choiceRows(),
  sys_dictionary: dictionaryRows(),
  sn_ti_observable_type: observableTypeRows(),
  sn_sec_tisc_observable_type: tiscTypeRows(),
});

const userKey = (userName: string): string => madeUpHex(`sys_user ${userName}`);
const roleKey = (role: string): string => madeUpHex(`sys_user_role ${role}`);

/** People, and which roles they have. */
const peopleRows = (users: readonly User[]) => ({
  sys_user: users.map(({ userName, name, email, timeZone = '' }) => ({
    sys_id: userKey(userName),
    user_name: userName,
    name,
    email,
    active: 'true',
    time_zone: timeZone,
  })),
  sys_user_role: [...new Set(users.flatMap(({ roles = [] }) => roles))].map((name) => ({
    sys_id: roleKey(name),
    name,
  })),
  sys_user_has_role: users.flatMap(({ userName, roles = [] }) =>
    roles.map((role) => ({
      sys_id: madeUpHex(`sys_user_has_role ${userName} ${role}`),
      user: userKey(userName),
      role: roleKey(role),
    })),
  ),
});

/** Who is in which group. */
const memberRows = ({ members }: ChangeOptions = { members: {} }): readonly Row[] =>
  Object.entries(members).flatMap(([group, userNames]) =>
    userNames.map((userName) => ({
      sys_id: madeUpHex(`sys_user_grmember ${group} ${userName}`),
      user: userKey(userName),
      group: madeUpHex(`sys_user_group ${group}`),
    })),
  );

const choiceRows = (): readonly Row[] =>
  CHOICES.map(({ table, element, value, label }, index) => ({
    sys_id: madeUpHex(`sys_choice ${table}.${element}.${value}`),
    name: table,
    element,
    value,
    label,
    sequence: String(index),
    language: 'en',
    inactive: 'false',
  }));

/** The dictionary: a column stands where its table declares it, those of all tickets under `task`. */
const dictionaryRows = (): readonly Row[] =>
  Object.entries(TABLES).flatMap(([table, columns]) =>
    Object.entries(columns)
      .filter(
        ([name]) => table === 'task' || !isTicket(table) || TABLES['task']?.[name] === undefined,
      )
      .map(([name, { type, maxLength = 40 }]) => ({
        sys_id: madeUpHex(`sys_dictionary ${table}.${name}`),
        name: table,
        element: name,
        internal_type: type,
        max_length: String(maxLength),
      })),
  );

const isTicket = (table: string): boolean => Object.hasOwn(TICKET_MODELS, table);
