import type { Service } from '../services/service';
import { NotImplementedError } from '../runtime/errors';
import type { OutboundRequest } from '../runtime/outbound';

/** A service that calls can reach. */
export interface Endpoint {
  /** The name that faults and messages call it by. */
  readonly service: string;
  readonly app: Service;
}

/** A part of a host that one service answers for. */
export interface HostRoute extends Endpoint {
  readonly host: string;
  /**
   * What the path has in it, without regard to case, where several services share the host.
   * @default - the whole host
   */
  readonly provider?: string;
}

/** Where calls arrive: services by host, and managed connectors by name. */
export class ServiceMap {
  readonly #hosts: ReadonlyMap<string, readonly HostRoute[]>;

  constructor(
    routes: readonly HostRoute[],
    private readonly connectors: ReadonlyMap<string, Endpoint>,
  ) {
    const hosts = new Map<string, HostRoute[]>();
    for (const route of routes) {
      hosts.set(route.host, [...(hosts.get(route.host) ?? []), route]);
    }
    this.#hosts = hosts;
  }

  /** The hosts that calls can reach. */
  hosts(): readonly string[] {
    return [...this.#hosts.keys()];
  }

  /**
   * The service that a request reaches, and the path there.
   * @throws NotImplementedError where the emulator has none
   */
  find({ url, connection, method, caller }: OutboundRequest): Endpoint & { readonly path: string } {
    if (connection !== undefined) {
      const endpoint = this.connectors.get(connection.api);
      if (endpoint !== undefined) return { ...endpoint, path: url };
      throw new NotImplementedError(
        `${caller.action}: calls the managed connector '${connection.api}', which the emulator does not have; ` +
          `it has ${[...this.connectors.keys()].join(', ')}`,
      );
    }
    const [, scheme = '', host = '', path = ''] = /^(\w+):\/\/([^/?#]+)(.*)$/s.exec(url) ?? [];
    const routes = scheme.toLowerCase() === 'https' ? this.#hosts.get(host.toLowerCase()) : [];
    const route = routes?.find(({ provider = '' }) =>
      path.toLowerCase().includes(provider.toLowerCase()),
    );
    if (route !== undefined) return { ...route, path: path.startsWith('/') ? path : `/${path}` };
    const known = [...this.#hosts.keys()].map((name) => `https://${name}`).join(', ');
    throw new NotImplementedError(
      `${caller.action}: ${method} ${scheme}://${host}${path.split('?')[0] ?? ''} goes to no service ` +
        `that the emulator has; it has ${known}`,
    );
  }
}
