import * as z from 'zod';
import { text, wholeNumber } from './rule';

const side = z.enum(['sentinel', 'ticket']);

/** The settings that two-way sync with any ticket system has. */
export const syncSettings = (label: string) => ({
  label: text(
    /^[A-Za-z][A-Za-z0-9-]{1,30}$/,
    'is no label: 2-31 letters, digits and hyphens, starting with a letter',
  )
    .describe(
      "what the integration's tag on an incident starts with; one of its own for each environment that works on the same workspace",
    )
    .default(label),
  wins: z
    .strictObject({
      status: side.describe('whose status wins').default('ticket'),
      severity: side.describe('whose severity wins').default('sentinel'),
    })
    .describe('the side that wins where both have changed a field since they last agreed')
    .prefault({}),
  reconcile: z
    .strictObject({
      everyMinutes: wholeNumber(1, 60).describe('minutes from one run to the next').default(5),
      lookBackHours: wholeNumber(1, 168)
        .describe('hours that the very first run looks back')
        .default(24),
      itemsPerRun: wholeNumber(10, 40)
        .describe(
          'changed tickets, and incidents, that one run handles at most; the next goes on from there. More would go beyond what Sentinel lets read in five minutes',
        )
        .default(40),
    })
    .describe('the sweep that brings ticket changes to Sentinel and finds what events have missed')
    .prefault({}),
});
