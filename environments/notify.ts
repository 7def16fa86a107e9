import * as z from 'zod';
import { secretSchema } from './secret';

/** The channel that people are told in when a playbook fails. */
export const notifySchema = z
  .strictObject({
    webhook: secretSchema.describe(
      "the secret that holds the channel's incoming-webhook URL, which lets anyone who knows it post: its name and dates, never the URL",
    ),
  })
  .describe('the channel that failures are told in; absent: none');
