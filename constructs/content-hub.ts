import type { Postcondition } from 'cdktf';
import { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { AzapiList } from './azapi/list';
import { AzapiResource } from './azapi/resource';
import type { Platform } from './platform';

type Hub = NonNullable<Environment['contentHub']>;
type Solution = Hub['solutions'][number];

const API_VERSION = '2025-09-01';

/**
 * Solutions of Content Hub on the workspace, each in the version that the environment pins. Nothing else of a deployment waits for them.
 * @see https://learn.microsoft.com/rest/api/securityinsights/content-package/install
 */
export class ContentHub extends Construct {
  constructor(scope: Construct, id: string, platform: Platform, { solutions }: Hub) {
    super(scope, id);
    for (const solution of solutions) this.install(platform, solution);
  }

  private install({ environment, ids }: Platform, { id, version }: Solution): void {
    const of = new Construct(this, id);
    const catalogue = new AzapiList(of, 'Catalogue', {
      type: `Microsoft.SecurityInsights/contentProductPackages@${API_VERSION}`,
      parentId: ids.workspace,
      query: { $filter: `properties/contentId eq '${id}'` },
      values: {
        product_id: inCatalogue(id, 'contentProductId'),
        name: inCatalogue(id, 'displayName'),
        version: inCatalogue(id, 'version'),
      },
      expect: offered(`environments/${environment.name}.ts`, { id, version }),
    });
    new AzapiResource(of, 'Solution', {
      type: `Microsoft.SecurityInsights/contentPackages@${API_VERSION}`,
      name: id,
      parentId: ids.workspace,
      body: {
        properties: {
          contentId: id,
          contentKind: 'Solution',
          // It ends in a hash of the version, which the catalogue alone tells.
          contentProductId: catalogue.read('product_id'),
          displayName: catalogue.read('name'),
          version,
        },
      },
    });
  }
}

/**
 * A property of a solution in the catalogue, looked for again where Azure should not have filtered. An id may stand in these expressions, and a version
 * in Terraform's, because neither can hold a quote (`environments/content-hub.ts`).
 */
const inCatalogue = (id: string, property: string): string =>
  `value[?properties.contentId=='${id}' && properties.contentKind=='Solution'] | [0].properties.${property}`;

/**
 * That the catalogue offers the pinned version. It has one version at a time: without this, a plan would install another one than the environment
 * names as soon as the catalogue is renewed.
 */
const offered = (file: string, { id, version }: Solution): readonly Postcondition[] => [
  {
    condition: '${self.output.version != null}',
    errorMessage: `The catalogue of Content Hub has no solution '${id}'. Correct contentHub.solutions in ${file} (docs/content-hub.md says how to find an id).`,
  },
  {
    condition: `\${self.output.version == null || self.output.version == "${version}"}`,
    // A null would not go into a text.
    errorMessage: `The catalogue of Content Hub offers version \${jsonencode(self.output.version)} of '${id}', and ${file} pins "${version}". Read what has changed, and write the offered version into contentHub.solutions.`,
  },
];
