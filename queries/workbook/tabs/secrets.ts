import { count, text, time, verdict } from '../columns';
import type { Tab } from '../panel';

/** What the playbooks sign in with, and where they were refused. */
export const secrets: Tab = {
  name: 'secrets',
  label: 'Secrets and identity',
  panels: [
    {
      kind: 'grid',
      query: 'secrets/expiries',
      title: 'What ends',
      whenEmpty: 'Nothing that the environment declares ends.',
      columns: {
        Name: text('Name'),
        Kind: text('Kind'),
        Expires: time('Ends'),
        DaysLeft: verdict(
          { type: 'int', label: 'Days left' },
          [
            { is: '<', value: 7, icon: 'critical' },
            { is: '<', value: 30, icon: 'warning' },
          ],
          'success',
        ),
        Renewal: text('What renews it'),
      },
    },
    {
      kind: 'grid',
      query: 'secrets/refused-calls',
      title: 'Calls that were refused',
      whenEmpty: 'No call was refused in the time range.',
      columns: {
        Playbook: text('Playbook'),
        Action: text('Action'),
        Code: text('Code'),
        Times: count('Times'),
        Runs: count('Runs'),
        First: time('First'),
        Last: time('Last'),
      },
    },
    {
      kind: 'grid',
      query: 'secrets/vault-denials',
      title: 'What the vault refused',
      whenEmpty: 'The vault has refused nothing in the time range.',
      columns: {
        Last: time('Last'),
        Secret: text('Secret'),
        Operation: text('Operation'),
        HttpStatus: { type: 'int', label: 'Status' },
        Reason: text('Reason'),
        Caller: text('Caller (object id)'),
        Address: text('Address'),
        Times: count('Times'),
      },
    },
  ],
};
