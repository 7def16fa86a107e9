import {
  type InventoryRow,
  SOON,
  absenceOf,
  expiryOf,
  inventory,
  wantedSecrets,
} from '../secrets/inventory';
import { listSecrets } from '../secrets/vault-client';
import { type Check, type Finding, failed, orWell, warning } from './check';
import type { Deployment } from './deployment';
import { once } from './once';

/** Whether the vault holds every secret, enabled and for some time to come. */
export function secretChecks({ access }: Deployment): readonly Check[] {
  const { environment, vault, clock } = access;
  const rows = once(async () =>
    inventory(
      wantedSecrets(environment),
      await listSecrets(vault),
      () => [],
      new Date(clock.now()),
    ),
  );
  const set = (name: string) => `bridge secrets ${environment.name} set ${name} --expires <date>`;
  return [
    {
      id: 'secrets.present',
      title: 'every secret is in the vault and enabled',
      needs: ['azure.login'],
      run: async () => {
        const all = await rows();
        const findings = all.flatMap(({ name, state }) => {
          const problem = absenceOf(state);
          if (problem === undefined) return [];
          const enable = `az keyvault secret set-attributes --id ${vault.uri}secrets/${name} --enabled true`;
          return [failed(`${name} ${problem}`, state === undefined ? set(name) : enable)];
        });
        return orWell(findings, `${all.length} secrets are there and enabled`);
      },
    },
    {
      id: 'secrets.expiry',
      title: 'none of them ends soon',
      needs: ['secrets.present'],
      run: async () =>
        orWell(
          (await rows()).flatMap((row) => expiryFinding(row, set(row.name))),
          `all of them are valid for over ${SOON} days`,
        ),
    },
  ];
}

function expiryFinding({ name, state, daysLeft }: InventoryRow, fix: string): readonly Finding[] {
  const problem = expiryOf(state, daysLeft);
  if (problem === undefined) return [];
  const isOver = daysLeft !== undefined && daysLeft < 0;
  return [(isOver ? failed : warning)(`${name} ${problem}`, fix)];
}
