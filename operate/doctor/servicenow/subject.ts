import * as z from 'zod';
import { ticketMappings } from '../../../constructs/servicenow-integration';
import type { TicketMapping } from '../../../mappings/servicenow/mapping';
import { basePrefix } from '../../../playbooks/servicenow/sides';
import { TICKET_TABLES, type TicketTable } from '../../../systems/servicenow/types';
import type { Access } from '../../access';
import { type ServiceNow, serviceNowClient } from '../../servicenow/client';
import type { ServiceNowSettings } from '../../servicenow/sign-in';
import { once } from '../once';

/** A record: its values are text. */
export const record = z.record(z.string(), z.string().catch(''));
export type Row = z.output<typeof record>;

/** A ticket that the bridge has opened. */
export interface BridgeTicket {
  readonly table: TicketTable;
  readonly row: Row;
}

/** What the checks of ServiceNow are about, and what they read together. */
export interface ServiceNowSubject {
  readonly settings: ServiceNowSettings;
  /** The tables that routes name, each with its mapping. */
  readonly tables: readonly (readonly [TicketTable, TicketMapping])[];
  readonly client: () => Promise<ServiceNow>;
  /** The newest tickets that the bridge has opened, of each table some, all their columns that the account may read. */
  readonly tickets: () => Promise<readonly BridgeTicket[]>;
}

/** How many tickets of a table are looked at. */
const NEWEST = 10;

/** The ServiceNow side of an environment. */
export function serviceNowSubject(access: Access, settings: ServiceNowSettings): ServiceNowSubject {
  const client = once(() => serviceNowClient(access, settings));
  const mappings = ticketMappings(settings);
  const tables = TICKET_TABLES.flatMap((table) => {
    const mapping = mappings[table];
    return mapping === undefined ? [] : [[table, mapping] as const];
  });
  const { workspace: name } = access.environment.sentinel;
  const prefix = basePrefix({ workspace: { name, id: '' } });
  const tickets = once(async () => {
    const instance = await client();
    const found = await Promise.all(
      tables.map(async ([table]) => {
        const query = `correlation_displaySTARTSWITH${prefix}^ORDERBYDESCsys_created_on`;
        const rows = await instance.list(table, { query, fields: [], limit: NEWEST }, record);
        // A part of a query that an instance does not understand is ignored, so whatever comes back is looked at.
        return rows
          .filter((row) => row['correlation_display']?.startsWith(prefix))
          .map((row) => ({ table, row }));
      }),
    );
    return found.flat();
  });
  return { settings, tables, client, tickets };
}

/** Whether a value can stand in an encoded query, which knows no escape. */
export const isPlain = (value: string): boolean => !/\^|^javascript:/i.test(value);
