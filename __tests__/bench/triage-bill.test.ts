import { benchTriage } from '../../bench/triage-bill';
import pilot from '../../environments/pilot';
import { synthesizedStack } from '../playbooks/servicenow/dev-world';

test('the triage of an incident takes at most as many executions and tokens as it should', async () => {
  const { triage, outcome, promptTokens, completionTokens } = await benchTriage(
    synthesizedStack(pilot).stack,
  );
  expect(triage.executions).toBeGreaterThan(0);
  expect(triage.executions).toBeLessThanOrEqual(24);
  expect(triage.standard).toBeLessThanOrEqual(2);
  expect(outcome.executions).toBeLessThanOrEqual(6);
  expect(promptTokens).toBeGreaterThan(100);
  expect(promptTokens).toBeLessThan(1_000);
  expect(completionTokens).toBeGreaterThan(50);
  expect(completionTokens).toBeLessThan(200);
});
