import * as z from 'zod';
import { regardlessOfCase, rule, text, twiceComplaint } from './rule';

/** How a solution is called in the catalogue: its publisher and its offer. */
const EXAMPLE = 'azuresentinel.azure-sentinel-solution-servicenow';

/**
 * A solution's `contentId`. The `contentProductId` looks much the same, but for its end, which is another one in each version.
 * @see https://learn.microsoft.com/rest/api/securityinsights/product-packages/list
 */
const contentId = () =>
  text(/^(?!.*-sl-[a-z0-9]{13}$)[a-z0-9][\w-]*(\.[\w-]+)+$/i, (value) =>
    /-sl-[a-z0-9]{13}$/i.test(value)
      ? `is a contentProductId, which changes with every version; write the contentId, like '${EXAMPLE}'`
      : `is no id of a solution; write its publisher and its offer, like '${EXAMPLE}'`,
  );

const solutionSchema = z
  .strictObject({
    id: contentId().describe(
      "the solution's `contentId` in the catalogue of Content Hub, such as `azuresentinel.azure-sentinel-solution-servicenow`",
    ),
    version: text(
      /^\d+\.\d+\.\d+$/,
      "is no version; pin the one that the catalogue has, like '3.0.0'",
    ).describe(
      'the version that is installed, such as `3.0.0`; where the catalogue has another one, the plan stops and names it',
    ),
  })
  .describe('a solution of Content Hub');

/** The solutions of Content Hub that a deployment installs. */
export const contentHubSchema = z
  .strictObject({
    solutions: z
      .array(solutionSchema)
      .check(
        rule((solutions) =>
          solutions.length === 0
            ? 'is empty; name a solution, or leave contentHub out'
            : twiceComplaint(
                solutions.map(({ id }) => id),
                regardlessOfCase,
              ),
        ),
      )
      .describe('the solutions that are installed in the workspace, each in one version'),
  })
  .describe('solutions of Content Hub that are installed with the deployment; absent: none');
