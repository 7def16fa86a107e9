import { http } from '../../workflow/actions';
import type { Action } from '../../workflow/definition';
import type { Expr } from '../../workflow/tree';
import { type Secret, valueOf } from '../key-vault/calls';

/**
 * Posts a message to the incoming webhook of a channel. The address is itself the secret, so the run history does not show it.
 *
 * Not idempotent: two posts are two messages, so the engine never repeats it.
 */
export const notify = (name: string, webhook: Action<Secret>, text: Expr<string>): Action =>
  http(name, {
    method: 'POST',
    uri: valueOf(webhook),
    body: { text },
    idempotent: false,
    needs: [],
    secure: ['inputs'],
  });
