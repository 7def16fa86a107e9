import * as z from 'zod';
import { SEVERITIES } from '../systems/sentinel/types';
import { SENT_FIELDS, TRIAGE_MODES } from '../systems/openai/types';
import { conditionsSchema } from './conditions';
import {
  distinctList,
  filled,
  regardlessOfCase,
  rule,
  text,
  wholeNumber,
  withoutRepeats,
} from './rule';
import { triageModelSchema } from './triage-model';

/** A share with two decimals, both bounds included. */
const share = (least: number, most: number) =>
  z
    .number()
    .check(
      rule((value) =>
        value >= least && value <= most && Number.isInteger(Math.round(value * 1e6) / 1e4)
          ? undefined
          : `is no share from ${least} to ${most} with at most two decimals, such as ${most === 1 ? 0.95 : 0.2}`,
      ),
    );

/** What the model reads as one of a closed list, and a label holds. */
const listed = () =>
  text(
    /^[^\s"\\,](?:[^"\\,\n]{0,58}[^\s"\\,])?$/,
    'is no name that the model can be given: 1-60 characters without quotes, backslashes and commas',
  );

const analyst = () =>
  text(
    /^[\w.+'-]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}$/i,
    "is no user principal name; write it like 'ada@acme.com'",
  );

const suggestFrom = z
  .strictObject({
    groups: withoutRepeats(listed(), regardlessOfCase)
      .describe('assignment groups that the model may suggest; a label says which it did')
      .default([]),
    analysts: withoutRepeats(analyst(), regardlessOfCase)
      .describe('analysts that the model may suggest, by user principal name')
      .default([]),
  })
  .describe('the closed lists that suggestions come from; nothing else can be suggested')
  .prefault({});

/** The least share of right verdicts that lets a model close, and the least confidence. */
const LEAST = 0.8;

const assign = z
  .strictObject({
    confidence: share(0.5, 1)
      .describe('the confidence from which on the suggested analyst gets the incident')
      .default(0.8),
  })
  .describe(
    'whether the suggested analyst is made the owner of an incident that nobody has; absent: suggested only',
  );

const close = z
  .strictObject({
    severities: distinctList(
      z.enum(SEVERITIES).extract(['Low', 'Informational']),
      'nothing would be closed; leave close out',
    )
      .describe('which severities can be closed: never more than these two')
      .default(['Low', 'Informational']),
    confidence: share(LEAST, 1)
      .describe('the confidence from which on a benign verdict closes')
      .default(0.9),
    precision: share(LEAST, 1)
      .describe(
        'the share of verdicts of the same analytics rule that people have found right, from which on the rule may be closed',
      )
      .default(0.95),
    outcomes: wholeNumber(20, 500)
      .describe(
        'how many closings by people are counted, the newest ones; before there are so many, nothing is closed',
      )
      .default(50),
    holdOut: share(0.05, 0.9)
      .describe(
        'the share of incidents that is left to people all the same, by their GUIDs: without it nobody would see the precision fall',
      )
      .default(0.2),
    protectedTags: withoutRepeats(filled(), regardlessOfCase)
      .describe('tags, without regard to case, with which an incident is never closed')
      .default([]),
    protectedEntities: withoutRepeats(
      text(
        /^[^\s"\\][^"\\]{1,198}[^\s"\\]$/,
        'is no name of an entity: 3-200 characters without quotes and backslashes',
      ),
      regardlessOfCase,
    )
      .describe(
        'names of accounts, hosts or addresses, or parts of them: an incident that names one anywhere is never closed',
      )
      .default([]),
  })
  .describe(
    'whether incidents are closed, of rules for which the model has been right often enough; with `suggest` it is only measured what would be; absent: none is',
  );

/** What a language model says of incidents, and what becomes of it. */
export const triageSchema = z
  .strictObject({
    mode: z
      .enum(TRIAGE_MODES)
      .describe(
        '`suggest` (a comment and labels, after the ticket was opened) or `apply` (before it, so that what assign and close allow shows in the ticket)',
      )
      .default('suggest'),
    model: triageModelSchema,
    when: conditionsSchema.describe('which incidents are triaged; absent: every one').prefault({}),
    sends: distinctList(z.enum(SENT_FIELDS), 'the model would be asked about nothing')
      .describe('what of an incident is sent to the model')
      .default(['title', 'description', 'severity', 'tactics', 'products', 'alerts', 'entities']),
    maskEntities: z
      .boolean()
      .describe(
        'whether names of accounts and hosts, and addresses, are replaced by placeholders in everything that is sent',
      )
      .default(true),
    suggestFrom,
    assign: assign.exactOptional(),
    close: close.exactOptional(),
    examples: wholeNumber(0, 20)
      .describe("how many of people's last closings of the same analytics rule the model is shown")
      .default(5),
    perHour: wholeNumber(1, 1_000)
      .describe('incidents that the model is asked about in an hour at most')
      .default(60),
    textLength: wholeNumber(500, 20_000)
      .describe('characters of an incident that are sent at most')
      .default(6_000),
    answerTokens: wholeNumber(200, 4_000)
      .describe(
        'tokens that an answer has at most; a longer one is cut, and then counts for nothing',
      )
      .default(800),
  })
  .check(({ value: { mode, assign: assigns, close: closes, suggestFrom: from }, issues }) => {
    const fault = (path: string, input: unknown, message: string) =>
      issues.push({ code: 'custom', message, input, path: [path] });
    if (mode === 'apply' && assigns === undefined && closes === undefined) {
      fault('mode', mode, "has nothing to apply; write assign or close, or the mode 'suggest'");
    }
    if (mode === 'suggest' && assigns !== undefined) {
      const message = "does nothing in the mode 'suggest'; leave it out, or write mode: 'apply'";
      fault('assign', assigns, message);
    }
    if (assigns !== undefined && from.analysts.length === 0) {
      fault('assign', assigns, 'has nobody to assign to; name analysts in suggestFrom.analysts');
    }
  })
  .describe('what a language model says of incidents; absent: no model is asked');

/** The settings of the triage. */
export type Triage = z.output<typeof triageSchema>;
