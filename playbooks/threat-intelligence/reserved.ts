import { anyOf, and, call, equals, not, or } from '../../workflow/calls';
import type { Expr } from '../../workflow/tree';
import type { Parts } from './shape';

/**
 * The IPv4 addresses that nobody on the internet has, by their first address and the length of their prefix.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const RESERVED_IPV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  // Multicast, and all that was never given out.
  ['224.0.0.0', 3],
] as const;

/**
 * How IPv6 addresses begin that look like those of the internet and are none: documentation, tunnels.
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const RESERVED_IPV6 = [
  '2001:db8:',
  '2001:0db8:',
  '2001::',
  '2001:0:',
  '2001:0000:',
  '2002:',
  '3fff:',
];

/**
 * How names end that no public server answers for.
 * @see https://www.iana.org/assignments/special-use-domain-names
 */
const RESERVED_NAMES = [
  '.local',
  '.localhost',
  '.localdomain',
  '.internal',
  '.lan',
  '.home.arpa',
  '.test',
  '.example',
  '.invalid',
];

const numberOf = (address: string): number =>
  address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);

/** Whether the host is private, loops back, or is reserved: an indicator of it would match what is one's own. */
export function isReserved({ host, number, isIpv6 }: Parts): Expr<boolean> {
  const ranges = RESERVED_IPV4.map(([address, length]) => {
    const from = numberOf(address);
    return and(
      call('greaterOrEquals', number, from),
      call('less', number, from + 2 ** (32 - length)),
    );
  });
  const firstGroup = call('first', call('split', host, ':')) as Expr<string>;
  // What is given out on the internet begins with 2 or 3, in a group of four digits.
  const isGlobal = and(
    equals<number>(call('length', firstGroup), 4),
    or(call('startsWith', host, '2'), call('startsWith', host, '3')),
  );
  const isReservedIpv6 = and(
    isIpv6,
    or(not(isGlobal), anyOf(RESERVED_IPV6.map((start) => call('startsWith', host, start)))),
  );
  const names = RESERVED_NAMES.map((end) => call('endsWith', host, end));
  return or(anyOf(ranges), isReservedIpv6, equals<string>(host, 'localhost'), anyOf(names));
}
