/** What an action signs its call with, its expressions already evaluated. */
export type Authentication =
  | {
      readonly type: 'ManagedServiceIdentity';
      readonly audience: string;
      /** The resource id of the identity that asks for the token. */
      readonly identity: string | undefined;
    }
  | { readonly type: 'Basic'; readonly username: string; readonly password: string }
  | {
      readonly type: 'ActiveDirectoryOAuth';
      readonly tenant: string;
      readonly audience: string;
      readonly clientId: string;
      /** The application's secret, or its certificate as base64 of a PFX. */
      readonly secret: string;
      /** @default - the public cloud's authority */
      readonly authority?: string;
    }
  | { readonly type: 'ClientCertificate'; readonly pfx: string }
  /** The whole value of the `Authorization` header. */
  | { readonly type: 'Raw'; readonly value: string };

/** The API connection through which a managed connector's operation is called. */
export interface Connection {
  /** The resource id of the connection. */
  readonly id: string;
  readonly name: string;
  /** The connector: `azuresentinel`, `jira`, ... */
  readonly api: string;
  /** The resource id of the identity with which the connection signs in; undefined: by what the connection itself keeps. */
  readonly identity: string | undefined;
}

/** Where in which run a call comes from. */
export interface Caller {
  /** The resource id of the workflow. */
  readonly workflow: string;
  readonly run: string;
  readonly action: string;
  /** Which try this is: 1 for the first. */
  readonly attempt: number;
  readonly clientTrackingId: string;
}

/** One HTTP request that leaves the runtime. */
export interface OutboundRequest {
  /** In upper case. */
  readonly method: string;
  /** Absolute for an HTTP action; for a connector's operation the path and query below the connector. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** @default - the request has no body */
  readonly body?: Buffer | string;
  /** @default - none, or for a connector what its connection says */
  readonly authentication?: Authentication;
  /** @default - the call is no connector's */
  readonly connection?: Connection;
  /** The resource id of the workflow's identity. */
  readonly identity: string | undefined;
  readonly caller: Caller;
}

/** The answer to a request. */
export interface OutboundResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /**
   * How long the answer took, in milliseconds of the virtual clock.
   * @default 0
   */
  readonly latency?: number;
}

/** How calls leave the runtime: the world puts services behind it, a test puts answers. */
export interface Outbound {
  /**
   * Sends a request once; retries are the runtime's work.
   *
   * Throws a `TransportError` where no answer came back. Any other error stops the emulation, so that what a service
   * does not implement is never taken for its answer.
   */
  send(request: OutboundRequest): Promise<OutboundResponse>;
}

/** Why no answer came back. A time-out looks the same to the caller whether or not the server acted. */
export type TransportFailure = 'UnresolvableHostName' | 'Timeout' | 'ConnectionReset';

/** A call that got no answer. */
export class TransportError extends Error {
  override readonly name = 'TransportError';

  constructor(
    readonly failure: TransportFailure,
    message: string,
  ) {
    super(message);
  }
}
