import { join } from 'node:path';
import pc from 'picocolors';
import { type SynthesizedStack, synthesize } from '../constructs/synthesize';
import { loadStack } from '../emulator/stack';
import { World } from '../emulator/world';
import { playAll } from './emulate';
import type { Step } from './scenario';
import { environmentsNamed } from './stacks';
import { summaryOf } from './summary';

/** Where the program runs from source and compiled alike: the project's folder. */
const sample = (name: string): string => join('cli', 'samples', `${name}.json`);

/** An ordinary incident, the same event again, an agent at work, and an incident that arrives while ServiceNow is down. */
const STEPS: readonly Step[] = [
  { deliver: [sample('password-spray')] },
  { deliver: [sample('password-spray')] },
  {
    agent: {
      ticket: 'INC0010001',
      fields: { state: '2', work_notes: 'Called the user: it was not her.' },
    },
  },
  { advanceMinutes: 6 },
  { faults: [{ call: { service: 'servicenow' }, fault: { kind: 'status', status: 503 } }] },
  { deliver: [sample('ransomware-defender')] },
  { faults: [] },
  { deliver: [sample('ransomware-defender')] },
];

/** An incident that both ticket systems want, and an agent at work on its issue. */
const JIRA_STEPS: readonly Step[] = [
  { deliver: [sample('password-spray')] },
  { agent: { ticket: 'SEC-1', fields: { status: 'In Progress', comment: 'I look into it.' } } },
  { advanceMinutes: 6 },
];

/** What `npm start` shows: every environment as Terraform, and sample incidents played through `dev`, and one through an environment with Jira. */
export async function tour(): Promise<void> {
  const today = new Date();
  const stacks = synthesize(environmentsNamed([]));
  for (const stack of stacks) console.log(`${summaryOf(stack, today)}\n`);

  const dev = stacks.find(({ environment }) => environment.name === 'dev') ?? stacks[0];
  if (!dev) throw new Error('there is no environment: add one to environments/index.ts');
  await show(dev, STEPS, today);
  const withJira = stacks.find(({ environment }) => environment.jira !== undefined);
  if (withJira) await show(withJira, JIRA_STEPS, today);
  console.log(
    `\nNext: npm run bridge -- emulate ${dev.environment.name} --incident FILE; npx cdktf diff ${dev.environment.name}`,
  );
}

async function show(
  { environment, file }: SynthesizedStack,
  steps: readonly Step[],
  today: Date,
): Promise<void> {
  console.log(pc.bold(`\nPlaying sample incidents through ${environment.name}, without Azure`));
  const world = new World(loadStack(file), { start: today.getTime() });
  await playAll(world, steps, (line) => {
    console.log(line);
  });
  await world.close();
}
