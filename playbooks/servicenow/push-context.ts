import { statusOf } from '../../systems/sentinel/incident';
import type { Incident } from '../../systems/sentinel/types';
import type { ServiceNowContext } from '../../systems/servicenow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import type { Sides } from '../compare';
import type { PushedTicket } from './pushed-ticket';
import type { ServiceNowSettings } from './settings';
import { sidesOf } from './sides';

/** What every part of *push* works with. */
export interface PushContext {
  readonly settings: ServiceNowSettings;
  readonly serviceNow: ServiceNowContext;
  /** Reads the incident. */
  readonly fresh: Action<Incident>;
  readonly ticket: PushedTicket;
}

/** Both sides; an incident that was merged into another one is closed. */
export const bothSides = ({ settings, fresh, ticket }: PushContext): Sides =>
  sidesOf(
    settings,
    { status: statusOf(bodyOf(fresh)), severity: bodyOf(fresh).properties.severity },
    ticket.values,
  );
