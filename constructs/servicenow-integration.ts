import type { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { withRows } from '../mappings/merge';
import { incidentMapping } from '../mappings/servicenow/incident';
import { securityIncidentMapping } from '../mappings/servicenow/security-incident';
import { openTicket } from '../playbooks/servicenow/open';
import { pushTicket } from '../playbooks/servicenow/push';
import { reconcileTickets } from '../playbooks/servicenow/reconcile';
import type { ServiceNowSettings } from '../playbooks/servicenow/settings';
import type { TicketMapping } from '../mappings/servicenow/mapping';
import type { TicketTable } from '../systems/servicenow/types';
import { relatesOnOpen } from './observables';
import type { Platform } from './platform';
import { accountOf } from './servicenow-account';
import {
  type IntegrationNames,
  TicketIntegration,
  bridgeSettings,
  integrationNames,
} from './ticket-integration';

type ServiceNow = NonNullable<Environment['serviceNow']>;

/** Tickets in ServiceNow. */
export class ServiceNowIntegration extends TicketIntegration {
  constructor(scope: Construct, id: string, platform: Platform, serviceNow: ServiceNow) {
    const names = integrationNames(platform, 'serviceNow');
    const settings = settingsOf(platform, names, serviceNow);
    super(scope, id, platform, {
      system: 'ServiceNow',
      label: settings.label,
      names,
      definitions: {
        open: openTicket(settings),
        push: pushTicket(settings),
        reconcile: reconcileTickets(settings),
      },
      routes: settings.routes.map(({ when }) => when),
      everyMinutes: settings.reconcile.everyMinutes,
      place: 0,
    });
  }
}

const MAPPINGS = { incident: incidentMapping, sn_si_incident: securityIncidentMapping };

/** What each table that a route names makes of an incident. */
export function ticketMappings({
  routes,
  mappings,
}: Pick<ServiceNow, 'routes' | 'mappings'>): Readonly<Partial<Record<TicketTable, TicketMapping>>> {
  const tables = new Set(routes.map(({ table }) => table));
  return Object.fromEntries(
    [...tables].map((table) => [table, withRows(MAPPINGS[table], mappings[table])]),
  );
}

function settingsOf(
  platform: Platform,
  names: IntegrationNames,
  serviceNow: ServiceNow,
): ServiceNowSettings {
  const { instance, account, noteField, updates, context } = serviceNow;
  const theirs = platform.environment.storeApp?.label;
  const routes = serviceNow.routes.map((route) => ({
    ...route,
    // What has the Store app's tag gets its ticket from there.
    when: { ...route.when, ...(theirs !== undefined && { withoutTags: [theirs] }) },
  }));
  return {
    ...bridgeSettings(platform, names, serviceNow),
    instance,
    user: account.user,
    account: accountOf(account),
    routes,
    mappings: ticketMappings(serviceNow),
    noteField,
    updates,
    ...(relatesOnOpen(platform.environment) && {
      observables: platform.ids.playbook(platform.names.observables),
    }),
    context,
  };
}
