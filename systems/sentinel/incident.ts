import { NO_ITEMS, call, coalesce, concat, empty, orElse, when } from '../../workflow/calls';
import type { Trigger } from '../../workflow/definition';
import { connectionTo } from '../../workflow/actions';
import { type Expr, type Ref, asRef, ref } from '../../workflow/tree';
import type { Alert, Entity, Incident, IncidentEvent, IncidentProperties, Status } from './types';

const event: Ref<IncidentEvent> = ref(call('triggerBody').node);

/** The incident that started the playbook, as it was at that moment. */
export const incident: Ref<Incident> = event.object;

/** The incident's GUID. */
export const guid: Expr<string> = incident.name;

/** The length of a GUID. */
export const GUID_LENGTH = 36;

/** The resource id of an incident of a workspace. */
export const incidentId = (workspaceId: string, incidentGuid: Expr<string>): Expr<string> =>
  concat(`${workspaceId}/providers/Microsoft.SecurityInsights/incidents/`, incidentGuid);

/** The incident's GUID without hyphens: 32 hexadecimal digits, the shape of a ServiceNow `sys_id`. */
export const key: Expr<string> = call('replace', incident.name, '-', '');

/** Starts the playbook for an incident, by an automation rule or by hand. */
export const incidentTrigger = (condition?: Expr<boolean>): Trigger => ({
  name: 'Incident',
  type: 'ApiConnectionWebhook',
  inputs: {
    host: connectionTo('azuresentinel'),
    body: { callback_url: callbackUrl },
    path: '/incident-creation',
  },
  clientTrackingId: guid,
  needs: [{ kind: 'connection', api: 'azuresentinel' }],
  ...(condition && { condition }),
});

/** The connector documents the address as text with an expression in it, not as an expression. */
const callbackUrl: Expr<string> = {
  node: { kind: 'template', parts: [call('listCallbackUrl').node] },
};

/** The incident's alerts: never null, whichever way the event spells them. */
export const alerts: Expr<readonly Alert[]> = coalesce<readonly Alert[]>(
  incident.properties.alerts,
  incident.properties.Alerts,
  NO_ITEMS,
);

/**
 * The number of the incident that Defender has merged this one into, as the event says it: the API's stable version does not.
 * @see https://learn.microsoft.com/azure/sentinel/move-to-defender
 */
export const mergedInto: Expr<string | null> =
  incident.properties.additionalData.mergedIncidentNumber;

/** Where that incident is, as the event says it. */
export const mergedUrl: Expr<string | null> = incident.properties.additionalData.mergedIncidentUrl;

/** The techniques of the attack, as the event says them: the API's stable version does not. */
export const techniques: Expr<readonly string[] | null> =
  incident.properties.additionalData.techniques;

/** The status of an incident that was read anew; one that was merged into another is closed. */
export const statusOf = (fresh: Ref<Incident>): Expr<Status> =>
  when<Status>(empty(mergedInto), fresh.properties.status, 'Closed');

/** What took part in the incident: never null. */
export const entities: Expr<readonly Entity[]> = coalesce<readonly Entity[]>(
  incident.properties.relatedEntities,
  NO_ITEMS,
);

/** An incident's title, or its number where it has none. */
export const titleOf = ({ title: given, incidentNumber }: Ref<IncidentProperties>): Expr<string> =>
  orElse(given, concat('Sentinel incident ', incidentNumber));

/** The title of the incident that started the playbook. */
export const title: Expr<string> = titleOf(incident.properties);

/** What people call an incident, as `Incident 42: Password spray`. */
export const titled = (properties: Ref<IncidentProperties>): Expr<string> =>
  concat('Incident ', properties.incidentNumber, ': ', titleOf(properties));

/**
 * The description; in the Defender portal an incident has NO_ITEMS, so the first alert's stands in, then the title.
 * @see https://learn.microsoft.com/azure/sentinel/move-to-defender
 */
export const description: Expr<string> = orElse(
  incident.properties.description,
  orElse(asRef(call('first', alerts) as Expr<Alert>).properties.description, title),
);

/** Where people open the incident: the Defender portal where it has one, else the Azure portal. */
export const link: Expr<string> = orElse(
  incident.properties.additionalData.providerIncidentUrl,
  incident.properties.incidentUrl,
);

/** A list of words of the incident in one line, as `CredentialAccess, Persistence`. */
export const inOneLine = (words: Expr<readonly string[] | null>): Expr<string> =>
  call('join', coalesce<readonly string[]>(words, NO_ITEMS), ', ');

/** The e-mail address of whoever an incident is assigned to; the empty text where nobody is. */
export const ownerMail = ({ properties }: Ref<Incident>): Expr<string> =>
  coalesce<string>(properties.owner.email, properties.owner.userPrincipalName, '');
