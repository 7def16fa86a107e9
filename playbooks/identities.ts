import { call } from '../workflow/calls';
import { parameter } from '../workflow/definition';
import type { Parameter } from '../workflow/parameter';
import type { Expr } from '../workflow/tree';

/** The object ids of all identities of the bridge in this deployment, which gives the value. */
export const BRIDGE_IDENTITIES: Parameter = { name: 'bridgeIdentities', type: 'Array' };

/** Whether an author is one of the bridge's own identities: what those write is nobody's word, and is carried nowhere. */
export const isOurs = (objectId: Expr<string | null>): Expr<boolean> =>
  call('contains', parameter<readonly string[]>(BRIDGE_IDENTITIES), objectId);
