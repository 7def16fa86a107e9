import { judge } from './judged';

const ip = (address: string) => ({ kind: 'Ip', properties: { address } });
const url = (value: string) => ({ kind: 'Url', properties: { url: value } });
const domain = (domainName: string) => ({ kind: 'DnsResolution', properties: { domainName } });
const hash = (hashValue: string, algorithm: string) => ({
  kind: 'FileHash',
  properties: { hashValue, algorithm },
});
const mail = (p2Sender: string) => ({
  kind: 'MailMessage',
  properties: { p2Sender, recipient: 'jane@acme.com' },
});
const host = (hostName: string) => ({ kind: 'Host', properties: { hostName } });

const SHA256 = 'a'.repeat(64);

describe('what becomes an observable', () => {
  test.each([
    ['an address of version 4', ip('203.0.113.17'), 'ipv4', '203.0.113.17'],
    ['one of version 6, in small letters', ip('2001:DB8::17'), 'ipv6', '2001:db8::17'],
    ['all eight groups', ip('2001:db8:1:2:3:4:5:6'), 'ipv6', '2001:db8:1:2:3:4:5:6'],
    ['the last address', ip('223.255.255.255'), 'ipv4', '223.255.255.255'],
    ['a neighbour of a private network', ip('172.32.0.1'), 'ipv4', '172.32.0.1'],
    ['a name, in small letters', domain(' Evil.Example '), 'domain', 'evil.example'],
    [
      'a name with hyphens and digits',
      domain('xn--e-1.a_b.example'),
      'domain',
      'xn--e-1.a_b.example',
    ],
    [
      'an address of the web as it is',
      url('https://Evil.example/A?b=c,d#e'),
      'url',
      'https://Evil.example/A?b=c,d#e',
    ],
    [
      'one with a port and a user',
      url('http://u:p@203.0.113.1:8080/'),
      'url',
      'http://u:p@203.0.113.1:8080/',
    ],
    ['MD5', hash('D'.repeat(32), 'MD5'), 'md5', 'd'.repeat(32)],
    ['SHA-1', hash('d'.repeat(40), 'SHA1'), 'sha1', 'd'.repeat(40)],
    ['SHA-256', hash(SHA256, 'SHA256'), 'sha256', SHA256],
    [
      'SHA-512, of which no algorithm is told',
      hash('d'.repeat(128), ''),
      'sha512',
      'd'.repeat(128),
    ],
    ['who sent a message', mail('Mallory+x@Evil.example'), 'email', 'mallory+x@evil.example'],
    ['a machine, where hosts are wanted', host('WS-0042'), 'host', 'ws-0042'],
  ])('%s', async (_what, entity, type, value) => {
    expect(await judge([entity])).toEqual([{ type, value, reason: '' }]);
  });

  test('what stands there twice is judged once', async () => {
    const twice = [
      ip('203.0.113.4'),
      ip('203.0.113.4'),
      { kind: 'Ip', properties: { address: '203.0.113.4', location: null } },
    ];
    expect(await judge(twice)).toHaveLength(1);
  });

  test('kinds that are not wanted are no values', async () => {
    const all = [ip('203.0.113.4'), domain('evil.example'), host('ws-0042')];
    expect(await judge(all, { kinds: ['domain'] })).toMatchObject([{ value: 'evil.example' }]);
  });

  test.each([
    ['an account', { kind: 'Account', properties: { accountName: 'jane.doe' } }],
    ['a mailbox', { kind: 'Mailbox', properties: { mailboxPrimaryAddress: 'jane@acme.com' } }],
    ['a kind that nobody knows', { kind: 'Somewhat', properties: { address: '203.0.113.4' } }],
    ['a kind that is no text', { kind: 7, properties: null }],
    ['nothing', {}],
  ])('%s is none', async (_what, entity) => {
    expect(await judge([entity])).toEqual([]);
  });

  test.each([[null], [[]]])('entities that are %p give none', async (entities) => {
    expect(await judge(entities)).toEqual([]);
  });
});

describe('what is refused', () => {
  test.each([
    [
      'empty',
      [ip(''), url(' '), { kind: 'Ip', properties: null }, { kind: 'FileHash', properties: {} }],
    ],
    ['oversized', [url(`https://evil.example/${'x'.repeat(480)}`), domain('x'.repeat(501))]],
    [
      'markup',
      [
        url('https://evil.example/<script>'),
        domain('<b>evil.example'),
        mail('Bob <b@evil.example>'),
      ],
    ],
    [
      'malformed',
      [
        ...[
          '1.2.3',
          '1.2.3.256',
          '1.2.3.4.5',
          '01.2.3.4',
          '1.2.3.-4',
          '1..2.3',
          '203.0.113.4/24',
          '٣.1.1.1',
        ],
        ...[
          '2001:db8',
          ':1:2:3:4:5:6:7',
          '1:2:3:4:5:6:7:8:9',
          '1::2::3',
          'g::1',
          '12345::1',
          '1:2:3:4:5:6:7',
          'a:::b',
          '::ffff:10.0.0.1',
        ],
        'javascript:gs.log()',
        '1.2.3.4^ORvalue!=x',
        '1.2.3.4,5.6.7.8',
      ].map(ip),
    ],
    [
      'malformed',
      [
        'evil',
        'evil..example',
        '.evil.example',
        'evil.example.',
        '-evil.example',
        'evil.1',
        'evil example.com',
        'évil.example',
        'evil.example^NQactive=true',
        "evil.example'",
        'a~b.example',
        'x@evil.example',
      ].map(domain),
    ],
    [
      'malformed',
      [
        'evil.example/x',
        'mailto:a@evil.example',
        'https://',
        'https:///x',
        'https://evil.example/^ORa=b',
        'https://evil.example/ x',
        'https://evil.example/{x}',
        'https://evil.example/é',
        'https://[2001:db8::1]/',
        'javascript:https://evil.example',
        'https://ev~il.example/',
      ].map(url),
    ],
    [
      'malformed',
      [
        'a',
        '@evil.example',
        'a@',
        'a@b@evil.example',
        'a b@evil.example',
        `${'a'.repeat(65)}@evil.example`,
        'a^b@evil.example',
      ].map((sender) => mail(sender)),
    ],
    [
      'malformed',
      [
        hash('z'.repeat(32), 'MD5'),
        hash(`${'a'.repeat(31)}^`, 'MD5'),
        host('ws 42'),
        host('ws^42'),
      ],
    ],
    [
      'unknown type',
      [
        hash('a'.repeat(31), 'MD5'),
        hash(SHA256, 'SHA256AC'),
        hash(SHA256, 'MD5'),
        hash(SHA256, 'Unknown'),
      ],
    ],
    [
      'private address',
      [
        ...[
          '10.1.2.3',
          '127.0.0.1',
          '0.0.0.0',
          '169.254.169.254',
          '192.168.1.1',
          '172.16.0.1',
          '172.31.255.255',
          '100.64.0.1',
          '100.127.1.1',
          '224.0.0.1',
          '255.255.255.255',
        ],
        ...[
          '::1',
          '::',
          '::ffff:a00:1',
          '0:0:0:0:0:0:0:1',
          'fd00::1',
          'fe80::1',
          'ff02::1',
          'FC00::1',
        ],
      ].map(ip),
    ],
    [
      'private address',
      [
        'http://10.0.0.1/x',
        'http://intranet/x',
        'https://a.local:8443/',
        'http://u@192.168.0.1:1/?q=http://evil.example',
      ].map(url),
    ],
    ['private address', ['db.internal', '4.3.2.1.in-addr.arpa', 'pc.lan'].map(domain)],
    [
      'own domain',
      [
        domain('acme.com'),
        domain('mail.eu.acme.com'),
        url('https://www.ACME.com/x'),
        mail('jane@acme.com'),
        url('http://evil.example@acme.com/'),
      ],
    ],
  ])('%s', async (reason, entities) => {
    const judged = await judge(entities);
    expect(judged.filter((one) => one.reason !== reason)).toEqual([]);
    expect(judged).not.toEqual([]);
  });

  test('a name that only ends like one of ours is taken', async () => {
    expect(await judge([domain('notacme.com'), domain('acme.com.evil.example')])).toMatchObject([
      { reason: '' },
      { reason: '' },
    ]);
  });

  test('one by one: the others are taken', async () => {
    const judged = await judge([ip('10.0.0.1'), ip('203.0.113.4'), ip('x')]);
    expect(judged.map(({ reason }) => reason)).toEqual(['private address', '', 'malformed']);
  });
});
