import type { Incident } from '../../systems/sentinel/types';
import type { ServiceNowContext } from '../../systems/servicenow/calls';
import type { Action } from '../../workflow/definition';
import type { PushedTicket } from './pushed-ticket';
import type { ServiceNowSettings } from './settings';

/** What every part of *push* works with. */
export interface PushContext {
  readonly settings: ServiceNowSettings;
  readonly serviceNow: ServiceNowContext;
  /** Reads the incident. */
  readonly fresh: Action<Incident>;
  readonly ticket: PushedTicket;
}
