import type { Access } from '../../access';
import type { Check } from '../check';
import { accountChecks } from './account';
import { choiceChecks } from './choices';
import { columnChecks } from './columns';
import { observableChecks } from './observables';
import { contextChecks } from './context';
import { peopleChecks } from './people';
import { serviceNowSubject } from './subject';
import { tableChecks } from './tables';
import { intelligenceChecks } from './threat-intelligence';
import { ticketChecks } from './tickets';

/** Whether ServiceNow is as the playbooks need it; nothing is written there. */
export function serviceNowChecks(access: Access): readonly Check[] {
  const { serviceNow } = access.environment;
  if (serviceNow === undefined) return [];
  const subject = serviceNowSubject(access, serviceNow);
  return [
    ...accountChecks(subject),
    ...tableChecks(subject),
    ...ticketChecks(subject),
    ...columnChecks(subject),
    ...choiceChecks(subject),
    ...peopleChecks(subject),
    ...observableChecks(subject, access.environment),
    ...intelligenceChecks(subject, access),
    ...contextChecks(subject),
  ];
}
