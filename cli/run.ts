import { readJson, writeJson } from '../emulator/expression/json';
import { ANYTHING, readAnswers } from './answers';
import { type FoundDefinition, definitionsIn } from './definitions';
import { readJsonFile } from './json-file';
import { rehearsalJson } from './run/json';
import { type Rehearsal, rehearse } from './run/rehearsal';
import { runLines } from './timeline';

export interface RunOptions {
  /**
   * A file with the body that the trigger receives.
   * @default - no body
   */
  readonly trigger?: string;

  /**
   * A file with what the outside answers.
   * @default - every call is answered with 200 and an empty object
   */
  readonly answers?: string;

  /**
   * The name of the workflow to run.
   * @default - all of the file, one after the other
   */
  readonly workflow?: string;

  /**
   * Whether the runs are printed as JSON.
   * @default false
   */
  readonly json?: boolean;
}

/**
 * `bridge run`: runs the workflows of a file, each on its own, against canned answers.
 * @returns whether the emulator could run them all
 */
export async function run(file: string, options: RunOptions): Promise<boolean> {
  const found = definitionsIn(readJsonFile(file));
  const chosen = choose(file, found, options.workflow);
  const answers = options.answers === undefined ? ANYTHING : readAnswers(options.answers);
  const body =
    options.trigger === undefined
      ? undefined
      : readJson(JSON.stringify(readJsonFile(options.trigger)));
  const rehearsals: Rehearsal[] = [];
  for (const each of chosen) {
    const others = found.filter((other) => other !== each).map(({ resource }) => resource);
    const props = { others, answers, ...(body !== undefined && { body }) };
    rehearsals.push(await rehearse(each.resource, props));
  }
  if (options.json === true) {
    const [first, ...more] = rehearsals.map(rehearsalJson);
    console.log(
      writeJson(more.length === 0 && first ? first : { workflows: [first ?? null, ...more] }),
    );
  } else {
    for (const line of rehearsals.flatMap(linesOf)) console.log(line);
  }
  return rehearsals.every(({ failure }) => failure === undefined);
}

function choose(
  file: string,
  found: readonly FoundDefinition[],
  name: string | undefined,
): readonly FoundDefinition[] {
  if (found.length === 0) throw new Error(`${file} holds no workflow definition`);
  if (name === undefined) return found;
  const chosen = found.filter(({ resource }) => resource.name.toLowerCase() === name.toLowerCase());
  if (chosen.length > 0) return chosen;
  const names = found.map(({ resource }) => resource.name).join(', ');
  throw new Error(`${file} holds no workflow '${name}': give --workflow one of ${names}`);
}

function linesOf({ workflow, trigger, runs, failure }: Rehearsal): readonly string[] {
  const none =
    trigger && runs.length === 0
      ? [`${workflow.name}: the trigger was ${trigger.status} (${trigger.code}): no run started`]
      : [];
  const why = failure
    ? [`${workflow.name} cannot be run here: ${failure.name}: ${failure.message}`]
    : [];
  return [...none, ...runs.flatMap(runLines), ...why];
}
