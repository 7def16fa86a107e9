import { benchCalls } from '../../../bench/calls';
import { apiCallsPage } from '../../../cli/generate/api-calls';
import { expectGolden } from '../../golden';
import { stackOf } from '../../playbooks/systems';

test('docs/api-calls.md adds up what each service is sent in a day', async () => {
  const systems = {
    ServiceNow: await benchCalls(stackOf('ServiceNow incidents')),
    'Jira Cloud': await benchCalls(stackOf('Jira Cloud')),
    'Jira Data Center': await benchCalls(stackOf('Jira Data Center')),
  };
  for (const { idle, lifecycle } of Object.values(systems)) {
    expect(idle.get('sentinel GET')).toBe(1);
    expect(lifecycle.get('sentinel-connector PUT')).toBeGreaterThan(0);
  }
  expectGolden('../docs/api-calls.md', apiCallsPage(systems));
});
