import type { Data } from '../expression/value';
import { SECOND } from './duration';

/** How long the caller of a Request trigger waits for its answer, in milliseconds. */
export const REPLY_TIMEOUT = 120 * SECOND;

/** What the caller of a Request trigger gets. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** @default - none */
  readonly body?: Data;
}

/** A refusal in the words of Azure's API. */
export const refusal = (status: number, code: string, message: string): Reply => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: { error: { code, message } },
});
