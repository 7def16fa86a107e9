import type { Clock } from '../clock';
import type { Environment } from '../../environments';
import { clouds } from '../../systems/azure/cloud';
import { type TokenSource, keepingTokens } from './token';

/** Whoever is signed in to the tenant of an environment: by the Azure CLI, a pipeline's federation, the environment's variables, … */
export async function loginFor(
  { azure: { cloud, tenantId } }: Environment,
  clock: Clock,
): Promise<TokenSource> {
  // Loaded only here: it takes a second.
  const { DefaultAzureCredential } = await import('@azure/identity');
  const authorityHost = clouds[cloud].login;
  return keepingTokens(new DefaultAzureCredential({ tenantId, authorityHost }), clock);
}
