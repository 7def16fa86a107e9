import type { PlainMessage } from '../../systems/notify/types';
import { call } from '../../workflow/calls';
import type { Value } from '../../workflow/tree';
import type { Notification } from '../notification';

/** A notification as flat JSON, each value the plain text: whoever shows it escapes it as his own page needs. */
export const forPlainWebhook = ({
  title,
  sentence,
  next,
  system,
  playbook,
  incident,
  run,
}: Notification): PlainMessage<Value<string>> => ({
  title,
  sentence,
  next,
  system,
  playbook,
  incident: incident?.title ?? '',
  incidentId: incident?.guid ?? '',
  run,
  time: call('utcNow', 'yyyy-MM-ddTHH:mm:ssZ'),
});
