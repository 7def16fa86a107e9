import * as z from 'zod';
import { rule, text, wholeNumber } from './rule';

/** An address that pages are below. */
const pagesAddress = () =>
  text(/^https:\/\/[^\s?#]+[^\s?#/]$/, (value) =>
    /^https:\/\/[^\s?#]+\/+$/.test(value)
      ? `ends in a slash; write '${value.replace(/\/+$/, '')}'`
      : "is no https address; write it like 'https://github.com/acme/sentinel-bridge/blob/main/docs/runbooks'",
  );

/** From when on somebody is told that the bridge is unwell. */
export const healthSchema = z
  .strictObject({
    alerts: z
      .boolean()
      .describe(
        'whether alert rules are deployed; without `notify.emails` and the like they show in the portal alone. `false` for an environment that nobody relies on',
      )
      .default(true),
    runbooks: pagesAddress()
      .describe(
        'the https address that the pages of `docs/runbooks` are below, for the links in alerts; absent: their paths in this project',
      )
      .exactOptional(),
    failedRuns: wholeNumber(1, 1000)
      .describe('runs of one playbook that fail within 15 minutes, from which on an alert fires')
      .default(3),
    throttledEvents: wholeNumber(1, 100_000)
      .describe(
        'actions and starts of one playbook that the platform puts off within 15 minutes, from which on an alert fires',
      )
      .default(10),
    ticketWithinMinutes: wholeNumber(20, 720)
      .describe(
        'minutes after which an incident without a ticket sets off an alert; logs come up to 15 minutes late, so no fewer than 20',
      )
      .default(30),
    failurePercent: z
      .number()
      .check(
        rule((value) =>
          value > 0 && value <= 100 ? undefined : 'is no percentage above 0 and up to 100',
        ),
      )
      .describe(
        'the share of the work with one system that fails within an hour, in percent, from which on an alert fires',
      )
      .default(20),
    refusedCalls: wholeNumber(1, 1000)
      .describe(
        'calls of one playbook, or reads of the vault, that are refused within 30 minutes (401, 403), from which on an alert fires',
      )
      .default(3),
  })
  .describe('from when on an alert says that the bridge is unwell');
