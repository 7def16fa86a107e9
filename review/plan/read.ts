import * as z from 'zod';
import { isObject, valueAt } from '../../workflow/lint/json';
import { type PlanJson, planSchema } from './schema';

/** The newest major version of the plan format that is read here. */
const FORMAT = 1;

const HOW =
  'make one with `terraform plan -out tfplan`, then `terraform show -json tfplan > plan.json`';

/** A file that no plan can be read from: what it is instead, and how to make the right one. */
export class PlanError extends Error {
  override readonly name = 'PlanError';
}

/**
 * Reads a plan as `terraform show -json` writes it, in UTF-8 or, as PowerShell redirects it, in UTF-16.
 * @param file its name, for the messages; they never repeat what is in it
 * @throws PlanError
 */
export function readPlan(bytes: Uint8Array, file: string): PlanJson {
  const text = textOf(bytes);
  if (text.startsWith('PK\u0003\u0004')) {
    throw new PlanError(
      `${file} is a plan in Terraform's own form: write it as JSON with \`terraform show -json ${file} > plan.json\``,
    );
  }
  return checked(parsed(text, file), file);
}

function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isUtf16 = first === 0xff && second === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}

function parsed(text: string, file: string): unknown {
  if (text.trim() === '') throw new PlanError(`${file} is empty: ${HOW}`);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (/^\s*\{"@level":/.test(text)) {
      throw new PlanError(
        `${file} holds the messages of \`terraform plan -json\`, not the plan: ${HOW}`,
      );
    }
    // The engine's message repeats a part of the text, which may be a secret; the position does not.
    const [, position] = /position (\d+)/.exec(String(error)) ?? [];
    const where = position === undefined ? '' : ` (at character ${position})`;
    throw new PlanError(`${file} is no JSON${where}: ${HOW}`);
  }
}

function checked(value: unknown, file: string): PlanJson {
  refuseOthers(value, file);
  const { success, data, error } = planSchema.safeParse(value);
  if (!success) {
    throw new PlanError(
      `${file} is not shaped like a plan of Terraform:\n${z.prettifyError(error)}`,
    );
  }
  if (data.errored === true) {
    throw new PlanError(
      `${file} holds a plan that ended with an error, so that only a part of it is there: mend what \`terraform plan\` says, and plan again`,
    );
  }
  return data;
}

/** Says of what is no plan, or none that can be read, what it is. */
function refuseOthers(value: unknown, file: string): void {
  if (!isObject(value)) throw new PlanError(`${file} holds no JSON object: ${HOW}`);
  const isPlan = ['planned_values', 'resource_changes', 'output_changes', 'configuration'].some(
    (each) => value[each] !== undefined,
  );
  if (!isPlan && (value['lineage'] !== undefined || value['values'] !== undefined)) {
    throw new PlanError(`${file} is a state, not a plan: ${HOW}`);
  }
  const version = valueAt(value, 'format_version');
  const [, major] = /^(\d+)\./.exec(typeof version === 'string' ? version : '') ?? [];
  if (major === undefined || (!isPlan && Number(major) <= FORMAT)) {
    throw new PlanError(`${file} is no plan of Terraform (it has no plan's parts): ${HOW}`);
  }
  if (Number(major) > FORMAT) {
    throw new PlanError(
      `${file} has the plan format ${major}; this command reads format ${FORMAT}, of Terraform 1.x. Use a newer version of the bridge`,
    );
  }
}
