import * as z from 'zod';
import { INDICATOR_KINDS, TLP_LEVELS } from '../systems/threat-intelligence/types';
import { shareSchema } from './observables';
import { distinctList, filled, wholeNumber, withoutRepeats } from './rule';

const filterSchema = z
  .strictObject({
    types: distinctList(z.enum(INDICATOR_KINDS), 'name a kind')
      .describe('the kinds of observables that are brought')
      .default([...INDICATOR_KINDS]),
    minConfidence: wholeNumber(0, 100)
      .describe('how sure ServiceNow has to be, from 0 to 100')
      .default(60),
    maxAgeDays: wholeNumber(1, 365)
      .describe(
        'days since the last change after which an observable is not brought any more; the very first run looks back so far',
      )
      .default(90),
    tags: distinctList(filled(), 'name a tag, or leave the setting out')
      .describe('only what has one of these tags is brought; absent: tags do not matter')
      .exactOptional(),
    withoutTags: withoutRepeats(filled())
      .describe('what has one of these tags is not brought')
      .default([]),
  })
  .describe('which observables are brought');

/** Threat intelligence that is shared between ServiceNow and Sentinel. */
export const threatIntelligenceSchema = z
  .strictObject({
    source: z
      .enum(['classic', 'tisc'])
      .describe(
        'where ServiceNow keeps it: the tables of Threat Intelligence (`classic`), or Threat Intelligence Security Center (`tisc`)',
      ),
    everyMinutes: wholeNumber(5, 1440).describe('minutes from one run to the next').default(15),
    itemsPerRun: wholeNumber(10, 1000)
      .describe('observables that one run handles at most; the next goes on from there')
      .default(1000),
    dryRun: z
      .boolean()
      .describe('only count what would be brought, in the workbook; nothing is uploaded')
      .default(false),
    filter: filterSchema.prefault({}),
    validDays: wholeNumber(1, 365)
      .describe(
        'days after its last change for which an indicator holds, where ServiceNow names no end',
      )
      .default(30),
    confidence: wholeNumber(0, 100)
      .describe('how sure an observable is of which ServiceNow says nothing, from 0 to 100')
      .default(30),
    tlp: z
      .enum(TLP_LEVELS)
      .describe('the level of the Traffic Light Protocol, where ServiceNow names none')
      .default('amber'),
    label: filled()
      .describe('the tag in Sentinel of everything that comes from ServiceNow')
      .default('ServiceNow'),
    share: shareSchema.exactOptional(),
  })
  .describe('threat intelligence that is brought from ServiceNow to Sentinel');
