import type { Access } from '../access';
import { JiraSide } from './jira-side';
import type { Wanted } from './plan';
import { ServiceNowSide } from './servicenow-side';
import type { TicketSide } from './ticket-side';

/** Somebody who writes notes as a person does. */
export interface Person {
  /**
   * The user name; in Jira Cloud the e-mail address.
   * @default - Jira Data Center: the token alone signs in
   */
  readonly user?: string | undefined;
  /** The password; in Jira a token. */
  readonly secret: string;
}

/** Who writes notes in which system; nobody where there is none. */
export type People = Readonly<Partial<Record<'ServiceNow' | 'Jira', Person | undefined>>>;

/** The ticket systems in which a test incident gets a ticket. */
export const sidesOf = (
  access: Access,
  wanted: readonly Wanted[],
  people: People,
): readonly TicketSide[] =>
  wanted.flatMap((each): TicketSide[] => {
    const { serviceNow, jira } = access.environment;
    const { system } = each.integration;
    const props = { access, wanted: each, person: people[system] };
    if (system === 'ServiceNow') return serviceNow ? [new ServiceNowSide(props, serviceNow)] : [];
    return jira ? [new JiraSide(props, jira)] : [];
  });

/** What a side is made of, whatever its system. */
export interface SideProps {
  readonly access: Access;
  readonly wanted: Wanted;
  /** Who writes a note as a person; undefined for nobody. */
  readonly person: Person | undefined;
}
