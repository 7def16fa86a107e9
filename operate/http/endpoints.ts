/**
 * Where hosts are called at an address of their own, each origin with the one that is called in its stead: a test's services, or the
 * proxy of a network that reaches nothing directly.
 */
export type Endpoints = Readonly<Record<string, string>>;

/** The address at which a URL is called. */
export function addressOf(url: string, endpoints: Endpoints): string {
  const { origin } = new URL(url);
  const other = endpoints[origin];
  return other === undefined ? url : `${other}${url.slice(origin.length)}`;
}
