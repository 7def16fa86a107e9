import {
  alerts,
  description,
  entities,
  inOneLine,
  link,
  techniques,
  titleOf,
} from '../systems/sentinel/incident';
import type { Alert, Entity, IncidentProperties } from '../systems/sentinel/types';
import { call, coalesce, concat, equals, when } from '../workflow/calls';
import { text } from '../workflow/text';
import type { Expr, Ref } from '../workflow/tree';
import { cut } from './rich-text';

/** The title of a ticket, of at most so many characters. */
export const ticketTitle = (properties: Ref<IncidentProperties>, longest: number): Expr<string> => {
  const { incidentNumber } = properties;
  const words = text`[Sentinel ${incidentNumber}] ${titleOf(properties)}`;
  return cut(words, longest, '…');
};

/** What whoever works on a ticket reads first: the incident's own words, what it is about, and where to open it. */
export const summaryOf = ({
  severity,
  status,
  additionalData,
  createdTimeUtc,
  incidentNumber,
}: Ref<IncidentProperties>): Expr<string> => text`${description}

Severity: ${severity}
Status: ${status}
Tactics: ${inOneLine(additionalData.tactics)}
Techniques: ${inOneLine(techniques)}
Created: ${createdTimeUtc}
Sentinel incident: ${incidentNumber}
Open it: ${link}`;

/** The incident's alerts, then what took part in it. */
export const participants = call('union', alerts, entities) as Expr<readonly (Alert | Entity)[]>;

/** What kind of thing a participant is, as `Alert` or `Host`. */
export const kindOf = (participant: Ref<Alert | Entity>): Expr<string> =>
  when<string>(isAlert(participant), 'Alert', (participant as Ref<Entity>).kind);

/** What people call a participant. */
export const nameOf = (participant: Ref<Alert | Entity>): Expr<string> =>
  when<string>(
    isAlert(participant),
    alertName(participant as Ref<Alert>),
    entityName(participant as Ref<Entity>),
  );

const isAlert = ({ kind }: Ref<Alert | Entity>): Expr<boolean> =>
  equals<string>(kind, 'SecurityAlert');

const alertName = ({ properties }: Ref<Alert>): Expr<string> =>
  concat(properties.alertDisplayName, ' (', properties.severity, ', ', properties.productName, ')');

const entityName = ({ name, properties }: Ref<Entity>): Expr<string> => {
  const { friendlyName, accountName, hostName, address, url, hashValue, domainName } = properties;
  return coalesce<string>(
    friendlyName,
    accountName,
    hostName,
    address,
    url,
    hashValue,
    domainName,
    name,
  );
};
