import type { Row } from '../../../emulator/services/servicenow/row';
import { IntelligenceWorld, type SourceName } from './intelligence-world';

const TYPES: Readonly<Record<SourceName, Readonly<Record<string, string>>>> = {
  classic: {
    ipv4: 'IP address (V4)',
    ipv6: 'IP address (V6)',
    domain: 'Domain name',
    url: 'URL',
    email: 'Email address',
    md5: 'MD5 hash',
    sha256: 'SHA256 hash',
    other: 'Host name',
  },
  tisc: {
    ipv4: 'ip_v4_address',
    ipv6: 'ip_v6_address',
    domain: 'domain_name',
    url: 'url',
    email: 'email_address',
    md5: 'md5_hash',
    sha256: 'sha256_hash',
    other: 'mutex_name',
  },
};

const MD5 = '0123456789abcdef0123456789abcdef';

/** A kind, a value of it, and why it is refused; without a reason it is brought. */
const CASES: readonly (readonly [string, string, string?])[] = [
  ['ipv4', '93.184.216.34'],
  ['ipv4', ' 93.184.216.34\n'],
  ['ipv4', '223.255.255.254'],
  ['ipv4', '172.15.255.255'],
  ['ipv4', '172.32.0.0'],
  ['ipv4', '100.63.255.255'],
  ['ipv4', '100.128.0.0'],
  ['ipv4', '', 'no value'],
  ['ipv4', '   ', 'no value'],
  ['ipv4', '93.184.216', 'wrong shape'],
  ['ipv4', '93.184.216.34.1', 'wrong shape'],
  ['ipv4', '93.184.216.256', 'wrong shape'],
  ['ipv4', '93.184.216.-1', 'wrong shape'],
  ['ipv4', '93.184.216.+1', 'wrong shape'],
  ['ipv4', '93.184.216.034', 'wrong shape'],
  ['ipv4', '93.184.216.34/24', 'wrong shape'],
  ['ipv4', '93.184.216.', 'wrong shape'],
  ['ipv4', '93.184.216.99999999999999999999', 'wrong shape'],
  ['ipv4', '0x5d.184.216.34', 'wrong shape'],
  ['ipv4', '1[.]2[.]3[.]4', 'wrong shape'],
  ['ipv4', 'evil.bad-domain.com', 'wrong shape'],
  ['ipv4', '0.0.0.0', 'private address'],
  ['ipv4', '10.1.2.3', 'private address'],
  ['ipv4', '100.64.0.1', 'private address'],
  ['ipv4', '127.0.0.1', 'private address'],
  ['ipv4', '169.254.169.254', 'private address'],
  ['ipv4', '172.16.0.1', 'private address'],
  ['ipv4', '172.31.255.255', 'private address'],
  ['ipv4', '192.0.2.1', 'private address'],
  ['ipv4', '192.168.1.1', 'private address'],
  ['ipv4', '198.19.0.1', 'private address'],
  ['ipv4', '198.51.100.1', 'private address'],
  ['ipv4', '203.0.113.1', 'private address'],
  ['ipv4', '224.0.0.1', 'private address'],
  ['ipv4', '255.255.255.255', 'private address'],
  ['ipv6', '2a00:1450:4001:81b::200e'],
  ['ipv6', '2606:2800:220:1:248:1893:25c8:1946'],
  ['ipv6', '2606:2800:220:1:248:1893:25c8::'],
  ['ipv6', '2606:2800:220:1:248:1893:25c8', 'wrong shape'],
  ['ipv6', '2606:2800:220:1:248:1893:25c8:1946:1', 'wrong shape'],
  ['ipv6', '2606::220::1', 'wrong shape'],
  ['ipv6', '2606:::1', 'wrong shape'],
  ['ipv6', '2606::12345', 'wrong shape'],
  ['ipv6', '2606::g', 'wrong shape'],
  ['ipv6', '2606::1:', 'wrong shape'],
  ['ipv6', ':2606::1', 'wrong shape'],
  ['ipv6', '2606::1%eth0', 'wrong shape'],
  ['ipv6', '::ffff:10.0.0.1', 'wrong shape'],
  ['ipv6', '::', 'private address'],
  ['ipv6', '::1', 'private address'],
  ['ipv6', '20::1', 'private address'],
  ['ipv6', 'fe80::1', 'private address'],
  ['ipv6', 'fd00::1', 'private address'],
  ['ipv6', 'ff02::1', 'private address'],
  ['ipv6', '2001:db8::1', 'private address'],
  ['ipv6', '2001:0DB8::1', 'private address'],
  ['ipv6', '2002:a00:1::', 'private address'],
  ['domain', 'xn--bcher-kva.bad-domain.com'],
  ['domain', 'Evil_Host.Bad-Domain.COM'],
  ['domain', 'localhost', 'wrong shape'],
  ['domain', 'bücher.bad-domain.com', 'wrong shape'],
  ['domain', 'evil..com', 'wrong shape'],
  ['domain', '.evil.com', 'wrong shape'],
  ['domain', 'evil.com.', 'wrong shape'],
  ['domain', 'evil.com/path', 'wrong shape'],
  ['domain', '93.184.216.34', 'wrong shape'],
  ['domain', "evil.com' OR '1'='1", 'wrong shape'],
  ['domain', 'printer.corp.local', 'private address'],
  ['domain', 'host.internal', 'private address'],
  ['domain', `${'a'.repeat(321)}.com`, 'too long'],
  ['domain', '<script>alert(1)</script>', 'markup'],
  ['url', 'http://evil.bad-domain.com/a?b=c#d'],
  ['url', 'https://user:word@evil.bad-domain.com:8443/'],
  ['url', 'http://93.184.216.34/x'],
  ['url', 'http://[2a00:1450::1]:8080/x'],
  ['url', "http://evil.bad-domain.com/it's\\here"],
  ['url', 'evil.bad-domain.com/path', 'wrong shape'],
  ['url', 'javascript://evil.bad-domain.com/', 'wrong shape'],
  ['url', 'hxxp://evil.bad-domain.com/', 'wrong shape'],
  ['url', 'http://', 'wrong shape'],
  ['url', 'http://evil.bad-domain.com/a b', 'wrong shape'],
  ['url', 'http://evil.bad-domain.com/a\nb', 'wrong shape'],
  ['url', 'http://10.0.0.1/x', 'private address'],
  ['url', 'http://user@127.0.0.1:80/x', 'private address'],
  ['url', 'http://localhost/x', 'private address'],
  ['url', 'http://[::1]/x', 'private address'],
  ['url', 'http://evil.bad-domain.com/<img src=x>', 'markup'],
  ['url', `http://evil.bad-domain.com/${'a'.repeat(2048)}`, 'too long'],
  ['email', "o'neil@bad-domain.com"],
  ['email', 'bad-domain.com', 'wrong shape'],
  ['email', '@bad-domain.com', 'wrong shape'],
  ['email', 'a@b@bad-domain.com', 'wrong shape'],
  ['email', 'a@localhost', 'wrong shape'],
  ['email', 'a@corp.local', 'private address'],
  ['md5', MD5.toUpperCase()],
  ['md5', `${MD5}0`, 'wrong shape'],
  ['md5', MD5.replace('0', 'g'), 'wrong shape'],
  ['sha256', MD5, 'wrong shape'],
  ['sha256', MD5 + MD5],
  ['other', 'anything', 'unknown type'],
];

describe.each<SourceName>(['classic', 'tisc'])('from %s', (source) => {
  test('bad indicators are refused one by one, each for its reason, and the good ones among them are brought', async () => {
    // The classic table cuts values before they are that long.
    const cases = CASES.filter(([, value]) => source === 'tisc' || value.length < 1000);
    const it = new IntelligenceWorld(source);
    const fateOf = new Map<string, string | undefined>();
    for (const [kind, value, reason] of cases) {
      fateOf.set(it.add(value, { type: TYPES[source][kind] ?? '' }), reason);
    }
    await it.pass(16);
    const judged = it.runs.flatMap((run) =>
      run.actions().flatMap(({ name, outputs }) => (name === 'Judged' ? [bodyOf(outputs)] : [])),
    );
    const found = new Map(judged.flat().map(({ id, fate }) => [id, fate]));
    const wrong = [...fateOf].flatMap(([id, reason], index) => {
      const fate = found.get(id);
      return fate === (reason ?? 'bring') ? [] : [[cases[index], fate]];
    });
    expect(wrong).toEqual([]);
    expect(it.objects).toHaveLength(cases.filter(([, , reason]) => reason === undefined).length);
    const [told] = it.reports.filter(({ outcome }) => outcome === 'moved');
    for (const reason of new Set(cases.flatMap(([, , one]) => one ?? []))) {
      const count = cases.filter(([, , one]) => one === reason).length;
      expect(told?.['reasons']).toContain(`${reason}=${count};`);
    }
  });
});

test('what has ended before it comes is refused as expired; what ends early ends in Sentinel', async () => {
  const it = new IntelligenceWorld('tisc');
  await it.pass(2);
  it.add('old.bad-domain.com', { expiration_time: '2026-11-21 00:00:00' });
  const id = it.add('evil.bad-domain.com');
  await it.pass(14);
  expect(it.reports[1]).toMatchObject({ counts: 'counts/1|1|0|0', reasons: 'reasons/expired=1;' });
  it.change(id, { expiration_time: '2026-11-22 00:05:00' });
  await it.pass(15);
  expect([it.objects.length, it.matching]).toEqual([1, []]);
});

const bodyOf = (outputs: unknown) =>
  (outputs as { readonly body?: readonly Row[] } | undefined)?.body ?? [];
