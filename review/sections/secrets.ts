import type { Context } from '../context';
import { isSame } from '../diff/compare';
import { type Item, type Section, item } from '../markdown/document';
import { code, show } from '../markdown/text';
import type { Change } from '../plan/change';
import { credentialItems, isCredential } from './credentials';
import { attributeLines, byName } from './others';

/** Whether a resource is a secret of a vault. */
const isSecret = ({ type, azureType }: Change): boolean =>
  type === 'azurerm_key_vault_secret' || azureType === 'microsoft.keyvault/vaults/secrets';

/** The attributes of a secret that change when it gets another value. */
const VALUES = ['value', 'value_wo', 'value_wo_version', 'body', 'sensitive_body_version'] as const;

/** Whether a secret gets another value. */
const isRotated = ({ kind, before, after }: Change): boolean =>
  kind === 'update' && VALUES.some((key) => !isSame(before[key], after[key]));

const changedIn = ({ resources }: Context): readonly Change[] =>
  resources.filter(
    (change) => isSecret(change) && ['create', 'update', 'delete', 'replace'].includes(change.kind),
  );

/** The secrets that get another value. */
export const rotatedIn = (context: Context): readonly Change[] =>
  changedIn(context).filter(isRotated);

/** What happens to secrets and to what others sign in with: never a value, only that there is another one. */
export const secretsSection = (context: Context): Section => ({
  title: 'Secrets and credentials',
  items: [...[...changedIn(context)].sort(byName).map(secretItem), ...credentialItems(context)],
});

/** The resources that the section tells of. */
export const toldOfSecrets = (context: Context): readonly Change[] =>
  context.resources.filter((change) => isSecret(change) || isCredential(change));

function secretItem(change: Change): Item {
  const { kind, before, after } = change;
  const name = code(change.name);
  const ends = endText(before['expiration_date'], after['expiration_date']);
  switch (kind) {
    case 'create':
      return item(`- ${name} is **new** in the vault${versionText(after)}${ends}`);
    case 'delete':
      return item(`- ${name} is **removed** from the vault`);
    case 'replace':
      return item(`- ${name} is **replaced**: its versions so far are gone${ends}`);
    default:
      return item(
        isRotated(change)
          ? `- ${name} is **rotated**${rotation(before, after)}${ends}`
          : plainChange(change, ends),
      );
  }
}

function plainChange(change: Change, ends: string): string {
  const others = attributeLines(change).filter((line) => !/^[~+-] expiration_date /.test(line));
  const told = others.length === 0 ? '' : `: ${others.map((line) => code(line)).join(', ')}`;
  return `- ${code(change.name)} keeps its value${told}${ends}`;
}

const versionText = (values: Change['after']): string => {
  const { value_wo_version: version } = values;
  return version === undefined || version === null ? '' : `, version ${code(show(version))}`;
};

function rotation(before: Change['before'], after: Change['after']): string {
  const [was, is] = [before['value_wo_version'], after['value_wo_version']];
  return isSame(was, is) ? ' to another value' : `: version ${code(show(was))} → ${code(show(is))}`;
}

function endText(before: unknown, after: unknown): string {
  if (after === undefined || after === null || after === '') {
    return before === undefined || before === null || before === '' ? ', without an end' : '';
  }
  const is = code(show(after).replaceAll('"', ''));
  if (isSame(before, after)) return `, ends ${is} as before`;
  return before === undefined || before === null || before === ''
    ? `, ends ${is}`
    : `, ends ${is} (it was ${code(show(before).replaceAll('"', ''))})`;
}
