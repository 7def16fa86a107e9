import * as z from 'zod';
import { CHANNEL_KINDS } from '../systems/notify/types';
import { guid, regardlessOfCase, rule, text, withoutRepeats } from './rule';
import { secretSchema } from './secret';

/** Where playbooks post their failures. */
const channelSchema = z
  .strictObject({
    kind: z
      .enum(CHANNEL_KINDS)
      .describe(
        'what takes the messages: `teams` (a workflow that posts a card), `slack`, or `webhook` (flat JSON)',
      ),
    webhook: secretSchema.describe(
      "the secret that holds the channel's incoming-webhook URL, which lets anyone who knows it post: its name and dates, never the URL",
    ),
  })
  .describe('the channel that playbooks tell their failures in, at once; absent: none');

/** Hosts whose webhook addresses are secrets: whoever knows one may post. */
const BEARER_HOSTS =
  /(^|\.)(slack\.com|webhook\.office\.com|logic\.azure\.com|powerplatform\.com|discord\.com|opsgenie\.com|pagerduty\.com)$/i;

/** An address that Terraform's state may hold: it lets nobody in by itself. */
function openAddressComplaint(value: string): string | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== 'https:')
    return "is no https address; write one like 'https://alerts.acme.com/azure'";
  const holdsKey =
    url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '';
  return holdsKey || BEARER_HOSTS.test(url.hostname)
    ? "holds a key, or is one, and would stand in Terraform's state; write one that checks Microsoft Entra tokens, or make an action group by hand and name it in notify.actionGroups"
    : undefined;
}

const alertWebhookSchema = z
  .strictObject({
    address: z
      .string()
      .check(rule(openAddressComplaint, { hide: () => true }))
      .describe(
        'the https address, without a key in it: it stands in the Terraform state, and the receiver checks the token that comes along',
      ),
    applicationObjectId: guid().describe(
      'the object id of the application that the tokens are for, a GUID',
    ),
    identifierUri: text(
      /^(api|https):\/\/\S+$/,
      "is no identifier URI; write it like 'api://…'",
    ).describe("that application's identifier URI, such as `api://…`"),
  })
  .describe(
    'a webhook that alerts are posted to with a Microsoft Entra token (a secure webhook); absent: none',
  );

const ACTION_GROUP =
  /^\/subscriptions\/[0-9a-f-]{36}\/resourceGroups\/[-\w.()]{1,90}\/providers\/Microsoft\.Insights\/actionGroups\/[-\w.() ]{1,260}$/i;

/** A rule takes five action groups; one is ours. @see https://learn.microsoft.com/azure/azure-monitor/alerts/action-groups */
const MOST_GROUPS = 4;

/** Where people are told: playbooks tell a channel of failures, alerts go to the others. */
export const notifySchema = z
  .strictObject({
    channel: channelSchema.exactOptional(),
    emails: withoutRepeats(
      text(
        /^[\w.+'-]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}$/i,
        "is no e-mail address; write it like 'soc@acme.com'",
      ),
      regardlessOfCase,
    )
      .describe(
        'the e-mail addresses that alerts are sent to; a Teams or Slack channel has one as well',
      )
      .default([]),
    alertWebhook: alertWebhookSchema.exactOptional(),
    actionGroups: withoutRepeats(
      text(
        ACTION_GROUP,
        "is no action group's resource id; write it like '/subscriptions/…/resourceGroups/…/providers/Microsoft.Insights/actionGroups/…'",
      ),
      regardlessOfCase,
    )
      .check(
        rule((ids) =>
          ids.length > MOST_GROUPS
            ? `holds ${ids.length} action groups; ${MOST_GROUPS} are the most that an alert takes beside ours`
            : undefined,
        ),
      )
      .describe(
        'resource ids of action groups that exist already, for receivers whose address is a secret (PagerDuty, Opsgenie): made by hand, it is in no state',
      )
      .default([]),
  })
  .describe(
    'where people are told of failures and alerts; absent: alerts show in the portal alone',
  );
