import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playAll } from '../../cli/emulate';
import { type Step, readScenario } from '../../cli/scenario';
import { devWorld } from '../playbooks/servicenow/dev-world';

const folder = mkdtempSync(join(tmpdir(), 'bridge-cli-'));
const written = (name: string, content: unknown): string => {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};
const sample = join('cli', 'samples', 'password-spray.json');

/** What is printed, without colours and without what differs between runs. */
async function printed(
  steps: readonly Step[],
): Promise<{ text: string; secrets: readonly string[] }> {
  const world = devWorld();
  const lines: string[] = [];
  await playAll(world, steps, (line) => lines.push(line));
  const text = lines.join('\n').replaceAll(/\u001b\[\d+m/g, '');
  return { text, secrets: world.secretValues() };
}

describe('the timeline', () => {
  const steps: readonly Step[] = [
    { faults: [{ call: { service: 'servicenow' }, fault: { kind: 'status', status: 503 } }] },
    { deliver: sample },
    { faults: [] },
    { deliver: [sample, sample] },
  ];

  test('tells what happened, in order, and how everything stands', async () => {
    const { text } = await printed(steps);
    expect(text).toContain('▸ from now on, servicenow: status 503');
    expect(text).toContain('▸ incident 4211 (Medium) Password spray against Entra ID arrives');
    expect(text).toMatch(/✗ Find_ticket 503 after 3 failed tries/);
    expect(text).toMatch(
      /Failed: Sentinel Bridge could not open the ServiceNow ticket of this incident/,
    );
    expect(text).toMatch(/✓ Create_ticket 201/);
    expect(text.indexOf('Read_incident')).toBeLessThan(text.indexOf('Find_ticket'));
    expect(text).toMatch(
      /ServiceNow tickets\n {2}INC0010001 \[Sentinel 4211\] Password spray against Entra ID/,
    );
  });

  test('prints no secret', async () => {
    const { text, secrets } = await printed(steps);
    expect(secrets).toHaveLength(2);
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  test('says which playbook was not started, and why', async () => {
    const { text } = await printed([{ revoke: 'AutomationGrant' }, { deliver: sample }]);
    expect(text).toContain(
      "not started logic-bridge-dev-servicenow-open by 'Sentinel Bridge dev: open ServiceNow tickets': Azure Security Insights lacks Microsoft Sentinel Automation Contributor",
    );
  });

  test('names the file that holds no event', async () => {
    const file = written('no-event.json', { a: 1 });
    await expect(printed([{ deliver: file }])).rejects.toThrow(
      `${file}: the payload is no body of Sentinel's incident trigger`,
    );
  });
});

describe('a playbook that somebody runs by hand', () => {
  const run = (playbook: string, incident: number): Step => ({ run: { playbook, incident } });

  test('runs on the incident that is named', async () => {
    const { text } = await printed([{ deliver: sample }, run('servicenow-push', 4211)]);
    expect(text).toContain('▸ somebody runs servicenow-push on incident 4211');
    expect(text).toMatch(/logic-bridge-dev-servicenow-push\n(.*\n)*?.*Succeeded/);
  });

  test.each([
    [
      run('isolate', 4211),
      "there is no playbook 'isolate'; there are logic-bridge-dev-servicenow-open",
    ],
    [run('servicenow-push', 1), 'there is no incident 1 yet: deliver it first'],
  ])('is named where it cannot be: %j', async (step, fault) => {
    await expect(printed([{ deliver: sample }, step])).rejects.toThrow(fault);
  });
});

describe('a scenario', () => {
  test('finds its incidents beside itself', () => {
    const file = written('one.json', {
      seed: 3,
      steps: [{ deliver: 'a.json' }, { advanceMinutes: 5 }],
    });
    expect(readScenario(file)).toStrictEqual({
      seed: 3,
      steps: [{ deliver: [join(folder, 'a.json')] }, { advanceMinutes: 5 }],
    });
  });

  test.each([
    ['no JSON', '{a', /one-fault\.json is no JSON: /],
    [
      'an unknown step',
      { steps: [{ delivr: 'a' }] },
      /is no step: a step has one of deliver, faults,[^]*steps\[0\]/,
    ],
    [
      'an unknown service',
      { steps: [{ faults: [{ call: { service: 'zendesk' }, fault: { kind: 'empty body' } }] }] },
      /steps\[0\]\.faults\[0\]\.call\.service/,
    ],
    ['no steps', { steps: [] }, /steps/],
  ])('with %s is refused, with what is wrong and where', (_, content, message) => {
    expect(() => readScenario(written('one-fault.json', content))).toThrow(message);
  });

  test('that is not there is named', () => {
    expect(() => readScenario('nowhere.json')).toThrow(
      'cannot read nowhere.json: there is no such file',
    );
  });
});
