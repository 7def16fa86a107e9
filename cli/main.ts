#!/usr/bin/env node
import { Argument, Command, Option } from 'commander';
import type { BenchOptions } from './bench';
import type { DoctorOptions } from './doctor';
import type { EmulateOptions } from './emulate';
import type { EnvironmentsOptions } from './environments';
import type { LintFormat } from './lint';
import type { Place } from './publish';
import type { ReplayOptions } from './replay';
import type { ReviewOptions } from './review';
import type { RunOptions } from './run';
import type { SecretsOptions } from './secrets';
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
  .command('environments')
  .description('which environments there are')
  .option('--json', 'only the names of those that a pipeline can deploy, as JSON')
  .option('--changed <folder>', 'only those whose plan in this folder does something')
  .action(async (options: EnvironmentsOptions) => {
    const { listEnvironments } = await import('./environments');
    listEnvironments(options);
  });

bridge
  .command('fingerprint')
  .description('what a plan will do, as a number: equal for plans that do the same')
  .argument('<plan>', 'the file that `terraform show -json` has written')
  .action(async (file: string) => {
    const { readFileSync } = await import('node:fs');
    const { fingerprintOf } = await import('../review/fingerprint');
    console.log(fingerprintOf(readFileSync(file, 'utf8')));
  });

bridge
  .command('publish')
  .description('tell what the plans of a pipeline would do (docs/pipeline.md)')
  .addArgument(
    new Argument(
      '<place>',
      'the pull request of GITHUB_TOKEN and PULL_REQUEST, or the issue about drift',
    ).choices(['pull-request', 'drift']),
  )
  .argument('<folder>', 'where `.ci/plan` has left the reviews')
  .option('--fail', 'exit code 1 where a plan changes anything, or failed')
  .action(async (place: Place, folder: string, { fail }: { readonly fail?: boolean }) => {
    const { publish } = await import('./publish');
    const quiet = await publish(place, folder, process.env);
    if (fail === true && !quiet) process.exitCode = 1;
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
  .argument(
    '<action>',
    'list, check (exit code 1 where something is wrong), set, or variables (what a pipeline exports)',
  )
  .argument('[name]', 'the secret to set; its value is typed without showing it, or piped in')
  .option('--expires <date>', 'the day until which the new value is valid, as 2028-06-30')
  .option('--dummies', 'with variables: give each one a value that will do for a plan')
  .action(
    async (
      environment: string,
      action: string,
      name: string | undefined,
      options: SecretsOptions,
    ) => {
      const { secrets, secretsCommand } = await import('./secrets');
      const done = await secrets(environment, secretsCommand(action, name, options));
      if (!done) process.exitCode = 1;
    },
  );

bridge
  .command('review')
  .description('a Terraform plan (terraform show -json) as Markdown for whoever reviews it')
  .argument('<plan>', 'the plan as JSON')
  .option(
    '--fail-on <conditions>',
    'exit with 2 where the plan does that: destroy, replace, grant, revoke, ... (docs/review.md); a list, or several times',
    collect,
    [],
  )
  .action(async (file: string, options: ReviewOptions) => {
    const { heldText, reviewFile } = await import('./review');
    const { markdown, held } = reviewFile(file, options);
    process.stdout.write(markdown);
    if (held.length === 0) return;
    console.error(heldText(held));
    process.exitCode = 2;
  });

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
  .option('--indicators <number>', 'bring so many indicators to Sentinel, and no more')
  .option('--logs <folder>', 'write what a day of known events leaves in the logs, and no more')
  .option('--triage', 'simulate a year of incidents with a triage that earns its rights, as text')
  .action(async (options: BenchOptions) => {
    const { benchmark } = await import('./bench');
    if (!(await benchmark(options))) process.exitCode = 1;
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
