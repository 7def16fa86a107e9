import type { WorldOptions } from '../../../../emulator/world';
import { World } from '../../../../emulator/world';
import type { EnvironmentInput } from '../../../../environments';
import dev from '../../../../environments/dev';
import passwordSpray from '../../../../cli/samples/password-spray.json';
import { toText } from '../../../../emulator/expression/text';
import { TODAY } from '../../../constructs/today';
import { synthesizedStack } from '../dev-world';

type Intelligence = NonNullable<EnvironmentInput['threatIntelligence']>;
type Share = NonNullable<Intelligence['share']>;

/** An environment whose incidents become security incidents, and share their observables. */
export const sharing = (
  share: Partial<Share> = {},
  intelligence: Partial<Intelligence> = {},
): EnvironmentInput => ({
  ...dev,
  sentinel: { ...dev.sentinel, customerId: '5d0b7c1e-94a2-4f63-8e1d-2c7f6a90b3e5' },
  serviceNow: { ...dev.serviceNow, routes: [{ table: 'sn_si_incident' }] },
  threatIntelligence: {
    source: 'classic',
    ...intelligence,
    share: { ownDomains: ['acme.com'], ...share },
  },
});

/** The same, synthesized once for all tests of a file. */
const stacks = new Map<string, ReturnType<typeof synthesizedStack>['stack']>();

export function sharingStack(share: Partial<Share> = {}, intelligence: Partial<Intelligence> = {}) {
  const key = JSON.stringify([share, intelligence]);
  const stack = stacks.get(key) ?? synthesizedStack(sharing(share, intelligence)).stack;
  stacks.set(key, stack);
  return stack;
}

export const sharingWorld = (
  share: Partial<Share> = {},
  options: WorldOptions = {},
  intelligence: Partial<Intelligence> = {},
): World => new World(sharingStack(share, intelligence), { start: TODAY.getTime(), ...options });

export const GUID = '5f1c8b1e-93c5-4f68-a1de-28c7f5306b9a';
export const KEY = GUID.replaceAll('-', '');

/** An entity, as far as it matters here. */
export interface SomeEntity {
  readonly kind: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** The entities of an ordinary attack: four observables, an account and a machine. */
export const ATTACK: readonly SomeEntity[] = [
  { kind: 'Account', properties: { accountName: 'jane.doe', upnSuffix: 'acme.com' } },
  { kind: 'Host', properties: { hostName: 'WS-0042' } },
  { kind: 'Ip', properties: { address: '203.0.113.17' } },
  { kind: 'Url', properties: { url: 'https://evil.example/login?a=b,c' } },
  { kind: 'FileHash', properties: { hashValue: 'A'.repeat(64), algorithm: 'SHA256' } },
  { kind: 'DnsResolution', properties: { domainName: 'Evil.example' } },
];

/** An incident comes into being, with entities. */
export async function arrive(
  world: World,
  entities: readonly SomeEntity[] = ATTACK,
  properties: Readonly<Record<string, unknown>> = {},
  guid = GUID,
): Promise<void> {
  const relatedEntities = entities.map(({ kind, properties: own }, index) => {
    const name = `aaaaaaaa-0000-4000-8000-${String(index).padStart(12, '0')}`;
    return {
      id: `/entities/${name}`,
      name,
      type: 'Microsoft.SecurityInsights/Entities',
      kind,
      properties: own,
    };
  });
  const { object } = passwordSpray;
  await world.deliver({
    ...passwordSpray,
    object: {
      ...object,
      id: object.id.replace(object.name, guid),
      name: guid,
      properties: {
        ...object.properties,
        createdTimeUtc: new Date(world.now).toISOString(),
        ...properties,
        relatedEntities,
      },
    },
  });
  await world.settle();
}

/** An incident is closed. */
export async function close(
  world: World,
  classification: 'TruePositive' | 'BenignPositive' | 'FalsePositive' = 'TruePositive',
): Promise<void> {
  world.analyst.close(GUID, { classification });
  await world.settle();
}

/** An incident is worked on again, a minute later: a ticket that is closed for good is followed by another one. */
export async function reopen(world: World): Promise<void> {
  await world.runUntil(world.now + 60_000);
  world.analyst.activate(GUID);
  await world.settle();
}

/** What ServiceNow knows of observables: `value finding`, and which of them the tickets have. */
export function known({ serviceNow }: World) {
  const rows = serviceNow?.rows('sn_ti_observable') ?? [];
  const byId = new Map(rows.map((row) => [row['sys_id'], row['value']]));
  return {
    observables: rows.map(({ value, finding }) => `${value} ${finding}`.trim()),
    related: (serviceNow?.rows('sn_ti_m2m_task_observable') ?? []).map(
      ({ task, observable }) =>
        `${serviceNow?.row('sn_si_incident', task ?? '')?.['number']} ${byId.get(observable)}`,
    ),
  };
}

/** The runs of the playbook, the oldest first, and the row that each has left. */
export function shared(world: World) {
  const runs = world.runtime.workflows
    .filter(({ name }) => name.endsWith('-observables'))
    .flatMap(({ runs: all }) => all);
  return runs.map((run) => {
    const rows = run.actions().filter(({ name }) => name.startsWith('Report'));
    const row = rows.find(({ status }) => status === 'Succeeded')?.trackedProperties;
    return { status: run.status, row, executions: run.meter.billed };
  });
}

/** The outcome, the counts and the reasons of each run, as its row says them. */
export const counts = (world: World): readonly string[] =>
  shared(world).map(({ row = {} }) =>
    ['outcome', 'counts', 'reasons'].map((name) => toText(row[name] ?? '')).join(' '),
  );
