#!/usr/bin/env node
import { Command, Option } from 'commander';
import type { BenchOptions } from './bench';
import type { DoctorOptions } from './doctor';
import type { EmulateOptions } from './emulate';
import type { LintFormat } from './lint';
import type { ReplayOptions } from './replay';
import type { RunOptions } from './run';
import type { SmokeOptions } from './smoke';

/** The `bridge` command: thin, over the folders beside it. Each command loads only what it needs. */
const bridge = new Command('bridge')
  .description('Microsoft Sentinel, ServiceNow and Jira, joined as code.')
  .showHelpAfterError();

bridge
  .command('synth')
  .description('write the environments as Terraform, and print what each holds')
  .argument('[environment...]', 'the environments', [])
  .action(async (names: string[]) => {
    const { synth } = await import('./synth');
    synth(names);
  });

bridge
  .command('emulate')
  .description('run an environment without Azure: feed it incidents, and see what happens')
  .argument('<environment>', 'the environment')
  .option(
    '--incident <file>',
    'the body of an incident trigger; may be given several times',
    collect,
    [],
  )
  .option('--scenario <file>', 'incidents and faults, step by step (docs/emulator.md)')
  .option('--stack <file>', 'a synthesized cdk.tf.json to run instead of the one in cdktf.out')
  .option('--json', 'print the final state of every system, the runs and the bill as JSON')
  .action(async (environment: string, options: EmulateOptions) => {
    const { emulate } = await import('./emulate');
    await emulate(environment, options);
  });

bridge
  .command('eval')
  .description('evaluate expressions: JSON lines in, JSON lines out')
  .action(async () => {
    const { evalStream } = await import('./eval');
    await evalStream(process.stdin, process.stdout);
  });

bridge
  .command('lint')
  .description('check Logic Apps definitions: bare ones, ARM templates or a cdk.tf.json')
  .argument('<path...>', 'files, or folders to search for definitions')
  .addOption(
    new Option('--format <format>', 'what to print (docs/lint-rules.md)')
      .choices(['text', 'json', 'sarif'])
      .default('text'),
  )
  .action(async (paths: string[], { format }: { readonly format: LintFormat }) => {
    const { formatReport, lintPaths } = await import('./lint');
    const report = lintPaths(paths);
    console.log(formatReport(report, format));
    if (report.errors > 0) process.exitCode = 1;
  });

bridge
  .command('run')
  .description('run any definition, or all of an ARM template, against canned answers')
  .argument('<file>', 'the definition')
  .option('--workflow <name>', 'the one to run, where the file holds several')
  .option('--trigger <file>', 'the body that the trigger receives')
  .option('--answers <file>', 'what the outside answers (docs/emulator.md)')
  .option('--json', 'print the run as JSON')
  .action(async (file: string, options: RunOptions) => {
    const { run } = await import('./run');
    if (!(await run(file, options))) process.exitCode = 2;
  });

bridge
  .command('secrets')
  .description("an environment's secrets in its vault: list them, check them, or set one")
  .argument('<environment>', 'the environment')
  .argument('<action>', 'list, check (exit code 1 where something is wrong) or set')
  .argument('[name]', 'the secret to set; its value is typed without showing it, or piped in')
  .option('--expires <date>', 'the day until which the new value is valid, as 2028-06-30')
  .action(
    async (
      environment: string,
      action: string,
      name: string | undefined,
      { expires }: { readonly expires?: string },
    ) => {
      const { secrets, secretsCommand } = await import('./secrets');
      const done = await secrets(environment, secretsCommand(action, name, expires));
      if (!done) process.exitCode = 1;
    },
  );

bridge
  .command('doctor')
  .description('look a deployed environment over, and say how to mend what is broken')
  .argument('<environment>', 'the environment')
  .option('--json', 'print what was found as JSON')
  .option('--endpoints <file>', 'where hosts are called at another address (docs/operate.md)')
  .action(async (environment: string, options: DoctorOptions) => {
    const { doctor } = await import('./doctor');
    if (!(await doctor(environment, options))) process.exitCode = 1;
  });

bridge
  .command('smoke')
  .description('live through the life of a test incident, and say which assumptions hold')
  .argument('<environment>', 'the environment')
  .addOption(
    new Option('--severity <severity>', 'how grave the test incident is')
      .choices(['Informational', 'Low', 'Medium'])
      .default('Low'),
  )
  .option('--tag <tag>', 'a tag of the test incident; may be given several times', collect, [])
  .option('--timeout <minutes>', 'how long each thing is waited for (docs/operate.md)')
  .option('--endpoints <file>', 'where hosts are called at another address (docs/operate.md)')
  .action(async (environment: string, options: SmokeOptions) => {
    const { smokeIn } = await import('./smoke');
    process.exitCode = await smokeIn(environment, options);
  });

bridge
  .command('replay')
  .description('start the playbooks of failed runs again, on the incidents as they are now')
  .argument('<environment>', 'the environment')
  .option('--since <time>', 'from when on runs count: 2026-11-20T10:00Z, 30m, 6h or 2d ago', '1d')
  .option(
    '--playbook <name>',
    'one of them, as servicenow-open; may be given several times',
    collect,
    [],
  )
  .option('--limit <number>', 'how many are started at most', '100')
  .option('--dry-run', 'start nothing, and say what would be started')
  .option('--endpoints <file>', 'where hosts are called at another address (docs/operate.md)')
  .action(async (environment: string, options: ReplayOptions) => {
    const { replayIn } = await import('./replay');
    process.exitCode = await replayIn(environment, options);
  });

bridge
  .command('bench')
  .description('the benchmarks, as JSON; with --stack, a soak of that stack alone')
  .option('--stack <path>', 'a synthesized stack: cdk.tf.json, or the folder that it is in')
  .option('--incidents <number>', 'how many incidents the soak lives through', '1000')
  .option('--seed <number>', 'what its edits and faults are drawn from', '1')
  .action(async ({ stack, incidents, seed }: BenchOptions) => {
    const { benchmark } = await import('./bench');
    if (!(await benchmark({ stack, incidents, seed }))) process.exitCode = 1;
  });

bridge
  .command('tour', { hidden: true })
  .description('what `npm start` runs: synthesize everything, play sample incidents through dev')
  .action(async () => {
    const { tour } = await import('./tour');
    await tour();
  });

function collect(value: string, values: readonly string[]): string[] {
  return [...values, value];
}

bridge.parseAsync().catch((error: unknown) => {
  const debugging = process.env['BRIDGE_DEBUG'] === '1';
  console.error(error instanceof Error && !debugging ? error.message : error);
  process.exitCode = 1;
});
