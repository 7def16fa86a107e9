import { join } from 'node:path';
import pc from 'picocolors';
import { synthesize } from '../constructs/synthesize';
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

/** What `npm start` shows: every environment as Terraform, and sample incidents played through `dev`. */
export async function tour(): Promise<void> {
  const today = new Date();
  const stacks = synthesize(environmentsNamed([]));
  for (const stack of stacks) console.log(`${summaryOf(stack, today)}\n`);

  const dev = stacks.find(({ environment }) => environment.name === 'dev') ?? stacks[0];
  if (!dev) throw new Error('there is no environment: add one to environments/index.ts');
  console.log(pc.bold(`Playing sample incidents through ${dev.environment.name}, without Azure`));
  const world = new World(loadStack(dev.file), { start: today.getTime() });
  await playAll(world, STEPS, (line) => {
    console.log(line);
  });
  await world.close();
  console.log(
    `\nNext: npm run bridge -- emulate ${dev.environment.name} --incident FILE; npx cdktf diff ${dev.environment.name}`,
  );
}
