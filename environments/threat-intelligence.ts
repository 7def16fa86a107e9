import * as z from 'zod';
import { shareSchema } from './observables';

/** Threat intelligence that is shared between ServiceNow and Sentinel. */
export const threatIntelligenceSchema = z
  .strictObject({
    source: z
      .enum(['classic', 'tisc'])
      .describe(
        'where ServiceNow keeps it: the tables of Threat Intelligence (`classic`), or Threat Intelligence Security Center (`tisc`)',
      ),
    share: shareSchema.exactOptional(),
  })
  .describe('threat intelligence that is shared with ServiceNow');
