import { MonitorActionGroup } from '@cdktf/provider-azurerm/lib/monitor-action-group';
import { Construct } from 'constructs';
import type { Platform } from './platform';
import { terraformText } from './terraform-text';

/** Characters of the name that text messages and mails show. @see https://learn.microsoft.com/azure/azure-monitor/alerts/action-groups */
const SHORT_NAME = 12;

/**
 * Who is told when an alert fires. No address in it is a secret, because Terraform's state holds them all: mails, and a webhook that checks the Microsoft
 * Entra token that comes along.
 */
export class ActionGroup extends Construct {
  /** The ids of the groups that an alert goes to; none where nobody is to be told. */
  readonly ids: readonly string[];

  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const { environment, names, resourceGroup, tags } = platform;
    const { emails = [], alertWebhook, actionGroups = [] } = environment.notify ?? {};
    if (emails.length === 0 && alertWebhook === undefined) {
      this.ids = actionGroups;
      return;
    }
    const group = new MonitorActionGroup(this, 'Group', {
      name: names.actionGroup,
      resourceGroupName: resourceGroup.name,
      shortName: `bridge-${environment.name}`.slice(0, SHORT_NAME),
      emailReceiver: emails.map((emailAddress) => ({
        name: emailAddress,
        emailAddress,
        useCommonAlertSchema: true,
      })),
      ...(alertWebhook && {
        webhookReceiver: [
          {
            name: 'webhook',
            serviceUri: terraformText(alertWebhook.address),
            useCommonAlertSchema: true,
            aadAuth: {
              objectId: alertWebhook.applicationObjectId,
              identifierUri: terraformText(alertWebhook.identifierUri),
              tenantId: environment.azure.tenantId,
            },
          },
        ],
      }),
      tags: { ...tags },
    });
    this.ids = [group.id, ...actionGroups];
  }
}
