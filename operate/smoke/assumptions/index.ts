import { HEALTH } from './health';
import { IDENTITY } from './identity';
import { JIRA } from './jira';
import { OPTIONAL } from './optional';
import { PIPELINE } from './pipeline';
import { RESPONSE } from './response';
import { SYNC } from './sync';

export type { Assumption } from './assumption';
export { HEALTH, IDENTITY, JIRA, OPTIONAL, PIPELINE, RESPONSE, SYNC };

/** Everything that the bridge takes for granted, in the order of the page. */
export const ASSUMPTIONS = [
  ...SYNC,
  ...IDENTITY,
  ...PIPELINE,
  ...JIRA,
  ...HEALTH,
  ...RESPONSE,
  ...OPTIONAL,
] as const;

/** An assumption that `bridge smoke` can see to be so, or not. */
export type SeenId = Extract<(typeof ASSUMPTIONS)[number], { readonly seenBy: 'smoke' }>['id'];
