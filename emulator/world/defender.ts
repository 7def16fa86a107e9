import { DEFENDER_HOST, defender } from '../services/defender/defender';
import { DefenderTenant } from '../services/defender/tenant';
import { nameOf } from './principals';
import type { HostRoute } from './service-map';
import type { ServicesProps } from './services';

/** Sets up Defender for Endpoint; undefined where the stack grants no role in it. */
export function defenderOf({
  stack,
  options,
  tokens,
  permissions,
  sentinel,
}: ServicesProps): { readonly tenant: DefenderTenant; readonly route: HostRoute } | undefined {
  if (!stack.apis.some(({ name }) => name === 'WindowsDefenderATP')) return undefined;
  const tenant = new DefenderTenant(options.defender?.machines ?? [], sentinel.store.now);
  const app = defender({
    tenant,
    tokens,
    permissions,
    nameOf: (principalId) => nameOf(stack, principalId),
  });
  return { tenant, route: { service: 'defender', host: DEFENDER_HOST, app } };
}
