import * as z from 'zod';
import { OBSERVABLE_KINDS } from '../systems/servicenow/types';
import { type Finding, finding } from './finding';
import { distinctList, filled, regardlessOfCase, text, wholeNumber, withoutRepeats } from './rule';

/** The kinds that tell of an attacker. The names of hosts tell of one's own machines, unless somebody wants them. */
const KINDS = OBSERVABLE_KINDS.filter((kind) => kind !== 'host');

const confidence = (severity: string, usual: number) =>
  wholeNumber(0, 100).describe(`of incidents of the severity ${severity}`).default(usual);

const filterSchema = z
  .strictObject({
    types: distinctList(z.enum(OBSERVABLE_KINDS), 'nothing would be taken; name a kind')
      .describe(
        'the kinds of values that are taken: addresses, names of domains, addresses of the web, hashes of files, senders of mail, and names of hosts',
      )
      .default(KINDS),
    minConfidence: wholeNumber(0, 100)
      .describe('how sure an incident has to be to be shared, by its severity')
      .default(0),
    maxAgeDays: wholeNumber(1, 365)
      .describe('days after which an incident that is closed is too old to be shared')
      .default(90),
    tags: distinctList(filled(), 'name a tag, or leave the setting out', regardlessOfCase)
      .describe('only incidents with one of these tags are shared; absent: tags do not matter')
      .exactOptional(),
    withoutTags: withoutRepeats(filled(), regardlessOfCase)
      .describe('incidents with one of these tags are not shared')
      .default([]),
  })
  .describe('what is taken, and which incidents are shared');

/** What incidents tell of attackers, taken to ServiceNow. */
export const shareSchema = z
  .strictObject({
    ownDomains: distinctList(
      text(
        /^([a-z0-9-]+\.){1,4}[a-z0-9-]+$/,
        "is no domain of two to five labels in small letters; write it like 'acme.com'",
      ),
      'name the domains of your own, or they would be shared as an attacker’s',
    ).describe('the domains of your own, which with all below them are nobody’s attack'),
    relateOnOpen: z
      .boolean()
      .describe(
        'whether a new security incident gets its observables as related records, before anybody knows what they are',
      )
      .default(true),
    dryRun: z
      .boolean()
      .describe('only count what would be taken, in the workbook; nothing is written')
      .default(false),
    filter: filterSchema.prefault({}),
    confidence: z
      .strictObject({
        High: confidence('High', 90),
        Medium: confidence('Medium', 70),
        Low: confidence('Low', 50),
        Informational: confidence('Informational', 30),
      })
      .describe(
        'how sure an observable of a true positive is, from 0 to 100; Threat Intelligence Security Center gets it',
      )
      .prefault({}),
  })
  .describe('observables of incidents that are taken from Sentinel to ServiceNow');

const givenSchema = z.object({
  source: z.literal('tisc'),
  share: z.object({ filter: z.object({ types: z.array(z.string()) }) }),
});

/** What cannot be shared where ServiceNow keeps its intelligence. */
export function shareFindings(threatIntelligence: unknown): Finding[] {
  const given = givenSchema.safeParse(threatIntelligence).data;
  const types = given?.share.filter.types ?? [];
  return types.flatMap((type, index) =>
    type === 'host'
      ? [
          finding(
            ['threatIntelligence', 'share', 'filter', 'types', index],
            type,
            'is no type of Threat Intelligence Security Center; leave it out',
          ),
        ]
      : [],
  );
}
