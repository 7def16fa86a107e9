import { secretsOf } from '../../servicenow/sign-in';
import { type Check, failed, warning } from '../check';
import { once } from '../once';
import { secretCheckId } from '../secrets';
import { type ServiceNowSubject, record } from './subject';

/** Zones in which a time is what it is in UTC. */
const UTC = ['GMT', 'UTC', 'Etc/GMT', 'Etc/UTC', 'Zulu'];

/** Whether the account gets in, and reads times as the bridge writes them. */
export function accountChecks({ settings, client }: ServiceNowSubject): readonly Check[] {
  const { user } = settings.account;
  const own = once(async () => {
    const instance = await client();
    const ask = { query: `user_name=${user}`, fields: ['user_name', 'time_zone'], limit: 1 };
    const [row] = await instance.list('sys_user', ask, record);
    return row?.['user_name'] === user ? row : undefined;
  });
  return [
    {
      id: 'servicenow.sign-in',
      title: 'the account signs in to ServiceNow',
      needs: secretsOf(settings).map(secretCheckId),
      run: async () => {
        await own();
        return `${settings.instance} knows ${user}`;
      },
    },
    {
      id: 'servicenow.time-zone',
      title: "the account's time zone is GMT",
      needs: ['servicenow.sign-in'],
      run: async () => {
        const zone = (await own())?.['time_zone'];
        if (zone !== undefined && UTC.includes(zone)) return `it is ${zone}`;
        const fix = `set the time zone of '${user}' to GMT (User Administration, Users)`;
        return zone === undefined || zone === ''
          ? [warning(`the time zone of '${user}' is not told: the instance's own may count`, fix)]
          : [failed(`the time zone of '${user}' is ${zone}`, fix)];
      },
    },
  ];
}
