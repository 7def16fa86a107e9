import { http } from '../../workflow/actions';
import type { Action } from '../../workflow/definition';
import type { Value } from '../../workflow/tree';
import { type Secret, valueOf } from '../key-vault/calls';
import type { Message } from './types';

/**
 * Posts a message to the incoming webhook of a channel. The address is itself the secret, so the run history does not show it.
 *
 * Not idempotent: two posts are two messages, so the engine never repeats it.
 */
export const notify = (
  name: string,
  webhook: Action<Secret>,
  message: Message<Value<string>>,
): Action =>
  http(name, {
    method: 'POST',
    uri: valueOf(webhook),
    body: message,
    idempotent: false,
    needs: [],
    secure: ['inputs'],
  });
