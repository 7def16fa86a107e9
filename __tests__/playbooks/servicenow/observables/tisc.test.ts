import { TISC_SOURCES } from '../../../../emulator/services/tisc/add-observables';
import { ATTACK, GUID, arrive, close, known, counts, shared, sharingWorld } from './world';

const FOUR = ['203.0.113.17', 'https://evil.example/login?a=b,c', 'a'.repeat(64), 'evil.example'];
const world = (share: Parameters<typeof sharingWorld>[0] = {}, options = {}) =>
  sharingWorld(share, options, { source: 'tisc' });
type World = ReturnType<typeof world>;
const sources = (of: World) => of.serviceNow?.rows(TISC_SOURCES) ?? [];
const labels = (of: World) =>
  of.sentinel.get(GUID)?.incident.properties.labels.map(({ labelName }) => labelName) ?? [];

test('the center gets the observables of a true positive in one call, once', async () => {
  const it = world();
  await arrive(it, ATTACK, { severity: 'High' });
  expect(sources(it)).toEqual([]);
  expect(known(it).related).toHaveLength(4);
  await close(it);
  expect(sources(it)).toHaveLength(4);
  expect(sources(it)[0]).toMatchObject({
    value: '203.0.113.17',
    type: 'ip_v4_address',
    source: 'Microsoft Sentinel',
    reputation: 'malicious',
    confidence: '90',
    tlp: 'AMBER',
    external_source_id: GUID,
  });
  expect(labels(it)).toContain('ThreatIntelligence:shared');
  it.analyst.activate(GUID);
  await it.settle();
  await close(it);
  expect(sources(it)).toHaveLength(4);
  expect(known(it).observables).toEqual(FOUR);
  expect(counts(it).slice(0, 2)).toEqual([
    'moved counts/4|0|0|0 reasons/',
    'moved counts/4|0|0|0 reasons/',
  ]);
  expect(counts(it).at(-1)).toBe('nothing to do counts/0|0|0|4 reasons/');
});

test('alone, where the ticket’s records are not wanted', async () => {
  const it = world({ relateOnOpen: false });
  await arrive(it);
  await close(it);
  expect(sources(it)).toHaveLength(4);
  expect(known(it)).toEqual({ observables: [], related: [] });
});

test('without a role for it, the run fails, and nothing says that it was shared', async () => {
  const roles = ['sn_si.integration_user', 'audit_viewer', 'sn_ti.write'];
  const it = world({}, { serviceNow: { roles } });
  await arrive(it);
  await close(it);
  expect(sources(it)).toEqual([]);
  expect(labels(it)).not.toContain('ThreatIntelligence:shared');
  expect(shared(it).map(({ status }) => status)).toEqual(['Succeeded', 'Failed']);
});
