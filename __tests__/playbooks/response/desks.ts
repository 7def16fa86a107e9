import type { EnvironmentInput } from '../../../environments';
import {
  type ResponseWorld,
  withJiraCloud,
  withJiraDataCenter,
  withServiceNow,
} from './response-world';

/** Where approval is asked for, and what people do there. */
export interface Desk {
  readonly environment: EnvironmentInput;
  approve(it: ResponseWorld, who: string): void;
  deny(it: ResponseWorld, who: string): void;
  /** How many requests were made. */
  requests(it: ResponseWorld): number;
}

const jira = (environment: EnvironmentInput): Desk => ({
  environment,
  approve: (it, who) => it.move(who, 'Approved'),
  deny: (it, who) => it.move(who, 'Denied'),
  requests: (it) => it.tasks().length,
});

/** Every place where approval can be asked for. */
export const DESKS: readonly (readonly [name: string, desk: Desk])[] = [
  [
    'a change in ServiceNow',
    {
      environment: withServiceNow,
      approve: (it, who) => it.approve(who),
      deny: (it, who) => it.deny(who),
      requests: (it) => it.changes().length,
    },
  ],
  ['a task in Jira Cloud', jira(withJiraCloud)],
  ['a task in Jira Data Center', jira(withJiraDataCenter)],
];
