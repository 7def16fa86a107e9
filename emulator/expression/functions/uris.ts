import type { Arguments } from '../arguments';
import type { Data } from '../value';
import type { Family, Implementation } from './function';

/** The functions that read one part of a URI. */
export const uriFunctions: Family<
  'uriHost' | 'uriPath' | 'uriPathAndQuery' | 'uriPort' | 'uriQuery' | 'uriScheme'
> = {
  uriHost: part((uri) => uri.hostname),
  uriPath: part((uri) => uri.pathname),
  uriPathAndQuery: part((uri) => uri.pathname + uri.search),
  uriPort: part(({ port, protocol }) =>
    port === '' ? (DEFAULT_PORTS.get(protocol) ?? -1) : Number(port),
  ),
  uriQuery: part((uri) => uri.search),
  uriScheme: part((uri) => uri.protocol.slice(0, -1)),
};

const DEFAULT_PORTS: ReadonlyMap<string, number> = new Map([
  ['http:', 80],
  ['https:', 443],
  ['ftp:', 21],
]);

function part(read: (uri: URL) => Data): Implementation {
  return (args: Arguments) => {
    const text = args.text(0, 'to be a string');
    if (URL.canParse(text)) return read(new URL(text));
    throw args.notValid(`The provided value '${text}' is not an absolute URI.`);
  };
}
