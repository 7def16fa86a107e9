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
import { namesOf } from './words';

/** The id of the check that a secret is there: what signs in with it needs it. */
export const secretCheckId = (name: string): string => `secrets.${name}`;

/** Whether the vault holds every secret, enabled and for some time to come. */
export function secretChecks({ access }: Deployment): readonly Check[] {
  const { environment, vault, clock } = access;
  const wanted = wantedSecrets(environment);
  const rows = once(async () =>
    inventory(wanted, await listSecrets(vault), () => [], new Date(clock.now())),
  );
  const set = (name: string) => `bridge secrets ${environment.name} set ${name} --expires <date>`;
  return [
    {
      id: 'secrets.vault',
      title: 'the vault lets you see what it holds',
      needs: ['azure.login'],
      run: async () => namesOf((await rows()).filter(({ state }) => state !== undefined)),
    },
    ...wanted.map((name) => ({
      id: secretCheckId(name),
      title: `${name} is in the vault and enabled`,
      needs: ['secrets.vault'],
      run: async () => {
        const { state } = (await rows()).find((row) => row.name === name) ?? {};
        const problem = absenceOf(state);
        const enable = `az keyvault secret set-attributes --id ${vault.uri}secrets/${name} --enabled true`;
        return problem === undefined
          ? 'it is'
          : [failed(`${name} ${problem}`, state === undefined ? set(name) : enable)];
      },
    })),
    {
      id: 'secrets.expiry',
      title: 'no secret ends soon',
      needs: ['secrets.vault'],
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
