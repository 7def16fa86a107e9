import { madeUpGuid } from '../stack/made-up';
import type { Application, Identity, Stack } from '../stack/model';

const principalOf = (
  { identities, applications }: Stack,
  principalId: string,
): Identity | Application | undefined =>
  [...identities, ...applications].find((one) => one.principalId === principalId);

/** The name of a principal, as the author of comments shows it. */
export const nameOf = (stack: Stack, principalId: string): string =>
  principalOf(stack, principalId)?.name ?? principalId;

/** The application id of a principal, as refusals and audits show it; made up where the stack does not know the principal. */
export const clientIdOf = (stack: Stack, principalId: string): string =>
  principalOf(stack, principalId)?.clientId ?? madeUpGuid(principalId);
