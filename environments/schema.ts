import * as z from 'zod';
import { azureSchema, sentinelSchema, stateSchema, tagsSchema } from './azure';
import { autoCloseSchema } from './auto-close';
import { contentHubSchema } from './content-hub';
import { healthSchema } from './health';
import { jiraSchema } from './jira';
import { environmentNameSchema, namesSchema } from './names';
import { notifySchema } from './notify';
import { responseSchema } from './response';
import { guid } from './rule';
import { serviceNowSchema } from './service-now';
import { storeAppSchema } from './store-app';
import { threatIntelligenceSchema } from './threat-intelligence';
import { triageSchema } from './triage';
import { vaultSchema } from './vault';

/** The settings of an environment, as they are written. */
export const settingsSchema = z.strictObject({
  name: environmentNameSchema,
  azure: azureSchema,
  sentinel: sentinelSchema,
  securityInsightsObjectId: guid()
    .describe(
      "the object id of the tenant's service principal 'Azure Security Insights', a GUID; absent: looked up, for which the deployment needs to read the directory",
    )
    .exactOptional(),
  deployerObjectId: guid()
    .describe(
      'the object id of the principal that deploys, a GUID, which is let write the secrets; absent: whoever runs Terraform, so that a plan made by another one shows a changed grant',
    )
    .exactOptional(),
  state: stateSchema.exactOptional(),
  serviceNow: serviceNowSchema.exactOptional(),
  jira: jiraSchema.exactOptional(),
  storeApp: storeAppSchema.exactOptional(),
  autoClose: autoCloseSchema,
  threatIntelligence: threatIntelligenceSchema.exactOptional(),
  response: responseSchema.exactOptional(),
  triage: triageSchema.exactOptional(),
  contentHub: contentHubSchema.exactOptional(),
  notify: notifySchema.exactOptional(),
  health: healthSchema.prefault({}),
  vault: vaultSchema.prefault({}),
  names: namesSchema.prefault({}),
  tags: tagsSchema.default({}),
});

/** The schema of an environment: the settings, with the defaults that depend on others. */
export const environmentSchema = settingsSchema.transform(({ state, ...settings }) => ({
  ...settings,
  ...(state !== undefined && {
    state: { key: `sentinel-bridge/${settings.name}.tfstate`, ...state },
  }),
}));

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** An environment as it is written: what has a default may be left out. */
export type EnvironmentInput = DeepReadonly<z.input<typeof settingsSchema>>;

/** An environment, checked, with every default filled in. */
export type Environment = DeepReadonly<z.output<typeof environmentSchema>>;
