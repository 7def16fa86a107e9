import * as z from 'zod';
import { LEVELS } from '../systems/servicenow/types';
import { filled, wholeNumber } from './rule';

/** What a ticket is told of an incident's hosts, addresses and accounts, as ServiceNow knows them. */
export const contextSchema = z
  .strictObject({
    staleAfterDays: wholeNumber(1, 3650)
      .describe('a configuration item that nothing has updated for so many days is told as stale')
      .default(90),
    impactOf: z
      .record(filled(), z.literal(LEVELS))
      .describe(
        "the impact, 1 (high) to 3 (low), that an item of a criticality asks for, by the value of `business_criticality`: it raises the ticket's and never lowers it; absent: nothing is raised",
      )
      .default({}),
    urgencyOf: z
      .record(filled(), z.literal(LEVELS))
      .describe(
        "the same of the urgency, which stands for the severity: the incident's severity in Sentinel follows the raise; absent: nothing is raised",
      )
      .default({}),
    assignmentGroupOf: z
      .record(filled(), filled())
      .describe(
        "the ticket's assignment group by the name of the item's support group; absent: the route's",
      )
      .default({}),
  })
  .describe(
    'hosts, addresses and accounts of an incident are looked up when its ticket is opened; absent: they are not',
  );
