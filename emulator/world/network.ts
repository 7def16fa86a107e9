import type { Faults } from '../faults';
import type { Outbound, OutboundRequest, OutboundResponse } from '../runtime/outbound';
import type { TokenIssuer } from '../services/token-issuer';
import type { Stack } from '../stack';
import { ListeningHosts } from './listening';
import type { ServiceMap } from './service-map';
import { authorizationOf } from './sign-in';
import type { OutsideCall } from './store-app-client';
import { Tally } from './tally';

/** Whoever calls from elsewhere than from a playbook. */
const OUTSIDE = {
  identity: undefined,
  caller: { workflow: '', run: '', action: '', attempt: 1, clientTrackingId: '' },
} as const;

export interface NetworkProps {
  readonly stack: Stack;
  readonly tokens: TokenIssuer;
  readonly faults: Faults;
  /** Where calls arrive. */
  readonly map: () => ServiceMap;
}

/** The way of calls to the services: signed in as their caller is, hit by faults, counted. */
export class Network implements Outbound {
  readonly tally = new Tally();
  readonly #listening = new ListeningHosts();

  constructor(private readonly props: NetworkProps) {}

  /** Sends a playbook's call to the service that it names. */
  async send(request: OutboundRequest): Promise<OutboundResponse> {
    const { stack, tokens, faults, map } = this.props;
    const { service, app, path } = map().find(request);
    const { method, caller, body } = request;
    const authorization = authorizationOf(stack, tokens, request);
    const arriving = {
      method,
      url: path,
      headers: { ...request.headers, ...(authorization !== undefined && { authorization }) },
      ...(body !== undefined && { body }),
    };
    return faults.around({ service, method, path, action: caller.action }, () => {
      const answer = app.answer(arriving);
      this.tally.note({ service, method }, answer.status);
      return Promise.resolve(answer);
    });
  }

  /** Sends a call of somebody who signs in by himself. */
  async sendFromOutside({ action, ...call }: OutsideCall) {
    const caller = { ...OUTSIDE.caller, action };
    const { status, body } = await this.send({ ...call, ...OUTSIDE, caller });
    return { status, body: body.toString() };
  }

  /** Opens every host on the loopback interface: the address of each, as `http://127.0.0.1:40123`, by its origin. */
  listen(): Promise<Readonly<Record<string, string>>> {
    return this.#listening.open(this.props.map().hosts(), async (host, request) => {
      const url = `https://${host}${request.url}`;
      const { status, headers, body } = await this.send({ ...request, url, ...OUTSIDE });
      return { status, headers, body: body.toString() };
    });
  }

  /** Closes the hosts. */
  close(): Promise<void> {
    return this.#listening.close();
  }
}
