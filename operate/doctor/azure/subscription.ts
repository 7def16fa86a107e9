import * as z from 'zod';
import { identityOf, tokenFor } from '../../azure/token';
import { type Check, failed, orWell } from '../check';
import type { Deployment } from '../deployment';

const subscriptionBody = z.object({ state: z.string(), tenantId: z.string() });
const provider = z.object({ namespace: z.string(), registrationState: z.string() });

/**
 * The resource providers of what is deployed.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/azure-services-resource-providers
 */
const PROVIDERS = [
  'Microsoft.Logic',
  'Microsoft.Web',
  'Microsoft.KeyVault',
  'Microsoft.ManagedIdentity',
  'Microsoft.OperationalInsights',
  'Microsoft.SecurityInsights',
  'Microsoft.Insights',
];

/** Whether one is signed in, to the right place, and what it holds is there. */
export function subscriptionChecks({ access, stack, subscription }: Deployment): readonly Check[] {
  const { arm, cloud, credential, environment } = access;
  const { tenantId } = environment.azure;
  return [
    {
      id: 'azure.login',
      title: 'somebody is signed in to the right tenant',
      needs: [],
      run: async () => {
        const who = identityOf(await tokenFor(credential, cloud.armAudience));
        return who.tenantId === undefined || who.tenantId === tenantId
          ? `signed in as ${who.name ?? who.objectId}`
          : [
              failed(
                `the login is for the tenant ${who.tenantId}, and ${environment.name} is in ${tenantId}`,
                `az login --tenant ${tenantId}`,
              ),
            ];
      },
    },
    {
      id: 'azure.subscription',
      title: 'the subscription is there and enabled',
      needs: ['azure.login'],
      run: async () => {
        const found = await arm.find(subscription, { apiVersion: '2022-12-01' }, subscriptionBody);
        if (found === undefined) {
          return [
            failed(
              `${subscription} is not there, or you may see nothing in it`,
              `correct azure.subscriptionId in environments/${environment.name}.ts, or have 'Reader' granted on it`,
            ),
          ];
        }
        return orWell(
          [
            ...(found.state === 'Enabled'
              ? []
              : [failed(`the subscription is ${found.state}`, 'have its owner enable it')]),
            ...(found.tenantId === tenantId
              ? []
              : [
                  failed(
                    `the subscription is in the tenant ${found.tenantId}`,
                    `correct azure.tenantId in environments/${environment.name}.ts, which is ${tenantId}`,
                  ),
                ]),
          ],
          'the subscription is enabled',
        );
      },
    },
    {
      id: 'azure.providers',
      title: 'the resource providers are registered',
      needs: ['azure.subscription'],
      run: async () => {
        const found = await arm.list(
          `${subscription}/providers`,
          { apiVersion: '2021-04-01' },
          provider,
        );
        const registered = new Set(
          found
            .filter(({ registrationState }) => registrationState === 'Registered')
            .map(({ namespace }) => namespace.toLowerCase()),
        );
        const missing = PROVIDERS.filter((name) => !registered.has(name.toLowerCase()));
        return orWell(
          missing.map((name) =>
            failed(
              `the resource provider ${name} is not registered in the subscription`,
              `az provider register --namespace ${name} --subscription ${environment.azure.subscriptionId}`,
            ),
          ),
          PROVIDERS.join(', '),
        );
      },
    },
    {
      id: 'azure.workspace',
      title: 'the workspace is there, with Sentinel on it',
      needs: ['azure.subscription'],
      run: async () => {
        const { id, name } = stack.workspace;
        const found = await arm.find(id, { apiVersion: '2022-10-01' }, z.object({}));
        if (found === undefined) {
          return [
            failed(
              `the workspace ${name} is not in the resource group ${stack.workspace.resourceGroup}`,
              `correct sentinel in environments/${environment.name}.ts`,
            ),
          ];
        }
        const state = await arm.find(
          `${id}/providers/Microsoft.SecurityInsights/onboardingStates/default`,
          { apiVersion: '2025-09-01' },
          z.object({}),
        );
        return state === undefined
          ? [
              failed(
                `Microsoft Sentinel is not on in the workspace ${name}`,
                'add it in the portal (Microsoft Sentinel, Create), or name the workspace that has it',
              ),
            ]
          : `Sentinel is on in ${name}`;
      },
    },
  ];
}
