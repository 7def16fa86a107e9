import { call, concat } from '../../workflow/calls';
import type { Expr } from '../../workflow/tree';

/** Times to the millisecond, in which Jira counts. */
export const MILLISECONDS = 'yyyy-MM-ddTHH:mm:ss.fffZ';

/** Where the offset starts in `2026-01-02T03:04:05.678+0100`, and where its minutes do. */
const MINUTES_AT = 26;

/** One of Jira's times in UTC. Its offset has no colon, without which not everything reads it. */
export const utcOf = (time: Expr<string>): Expr<string> =>
  call(
    'addSeconds',
    concat(call('substring', time, 0, MINUTES_AT), ':', call('substring', time, MINUTES_AT)),
    0,
    MILLISECONDS,
  );

/** Ticks of 100 nanoseconds from the year 1 to 1970. */
const EPOCH = 621_355_968_000_000_000;

/**
 * A time in milliseconds since 1970: without quotes, JQL reads it as that, whatever the account's time zone.
 * @see https://confluence.atlassian.com/jirakb/how-to-use-epoch-timestamps-in-jql-queries-1063555417.html
 */
export const epochOf = (time: Expr<string>): Expr<number> =>
  call('div', call('sub', call('ticks', time), EPOCH), 10_000);
