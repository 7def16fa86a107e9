import * as z from 'zod';
import { CLASSIFICATIONS, SEVERITIES } from '../systems/sentinel/types';
import { conditionsSchema, includes } from './conditions';
import { filled, wholeNumber } from './rule';
import { calendarDate } from './secret';

/** What every incident meets, said or unsaid. */
const EVERY = { severities: [...SEVERITIES] };

/** Incidents that are closed by themselves before anybody gets a ticket for them. */
export const autoCloseSchema = z
  .array(
    z
      .strictObject({
        name: filled().describe('what the automation rule is called, after the environment’s name'),
        when: conditionsSchema.describe('which incidents are closed'),
        maxAlerts: wholeNumber(1, 150)
          .describe(
            'the most alerts that an incident may have to be closed; absent: any number. A rule cannot count, so a playbook does',
          )
          .exactOptional(),
        classification: z.enum(CLASSIFICATIONS).describe('what the closed incident counts as'),
        comment: filled()
          .describe('why, as the incident shows it')
          .default('Closed by itself: see the automation rules of Sentinel Bridge'),
        expires: calendarDate()
          .describe('the day from which on nothing is closed any more, `YYYY-MM-DD`; absent: never')
          .exactOptional(),
      })
      .check(({ value: { when, maxAlerts }, issues }) => {
        if (maxAlerts !== undefined || !includes(when, EVERY)) return;
        issues.push({
          code: 'custom',
          message:
            'would close every incident, so that none got a ticket; give it a condition, or maxAlerts',
          input: when,
          path: ['when'],
        });
      }),
  )
  .describe('incidents that are closed by themselves, before tickets are opened')
  .default([]);
