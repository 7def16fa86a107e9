import * as z from 'zod';
import type { Solution } from '../../../emulator/stack/model';
import { type Check, type Finding, failed, orWell, warning } from '../check';
import type { Deployment } from '../deployment';

const product = z.object({
  properties: z.object({
    contentId: z.string(),
    version: z.string(),
    installedVersion: z.string().nullish(),
  }),
});

/**
 * Whether the declared solutions of Content Hub are installed. The catalogue is asked: the list of what is installed (`contentPackages`) may still hold
 * what a workspace of the same name had.
 * @see https://learn.microsoft.com/rest/api/securityinsights/product-packages/list
 */
export function solutionChecks({ access, stack }: Deployment): readonly Check[] {
  const { arm, environment } = access;
  const { solutions } = stack;
  const setting = `contentHub.solutions in environments/${environment.name}.ts`;
  const findingsOf = async (solution: Solution): Promise<readonly Finding[]> => {
    const { contentId, workspaceId, version } = solution;
    const found = await arm.list(
      `${workspaceId}/providers/Microsoft.SecurityInsights/contentProductPackages`,
      { apiVersion: '2025-09-01', query: { $filter: `properties/contentId eq '${contentId}'` } },
      product,
    );
    const offer = found.find(({ properties }) => properties.contentId === contentId)?.properties;
    if (offer === undefined) {
      return [
        failed(
          `the catalogue of Content Hub has no solution ${contentId}`,
          `correct ${setting}: no plan can be made until then`,
        ),
      ];
    }
    const { installedVersion } = offer;
    const renewal = `write version '${offer.version}' into ${setting}, and deploy`;
    const renewed = offer.version !== version;
    if (installedVersion !== version) {
      return [
        failed(
          installedVersion
            ? `the solution ${contentId} is installed in version ${installedVersion}, and ${version} is declared`
            : `the solution ${contentId} is not installed`,
          renewed
            ? renewal
            : 'deploy the environment (docs/content-hub.md, where that changes nothing)',
        ),
      ];
    }
    return renewed
      ? [
          warning(
            `Content Hub offers version ${offer.version} of ${contentId}, and ${version} is declared: the next plan will stop there`,
            renewal,
          ),
        ]
      : [];
  };
  return solutions.length === 0
    ? []
    : [
        {
          id: 'azure.solutions',
          title: 'the solutions of Content Hub are installed',
          needs: ['azure.workspace'],
          run: async () => {
            const findings = await Promise.all(solutions.map(findingsOf));
            return orWell(
              findings.flat(),
              solutions.map(({ contentId, version }) => `${contentId} ${version}`).join(', '),
            );
          },
        },
      ];
}
