import { createHash } from 'node:crypto';
import { isLosslessNumber, parse, stringify } from 'lossless-json';
import { z } from 'zod';

/**
 * What a fingerprint reads of `terraform show -json`.
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
const plan = z.object({
  format_version: z.string(),
  complete: z.boolean().optional(),
  errored: z.boolean().optional(),
  resource_changes: z
    .array(
      z.looseObject({
        address: z.string(),
        mode: z.string(),
        previous_address: z.string().optional(),
        change: z.looseObject({ actions: z.array(z.string()), importing: z.unknown().optional() }),
      }),
    )
    .default([]),
});

/** What belongs to a change, whatever else a version of Terraform tells of it. */
const OF_RESOURCE = ['address', 'previous_address', 'deposed', 'provider_name'];
const OF_CHANGE = ['actions', 'before', 'after', 'after_unknown', 'replace_paths', 'importing'];

/**
 * What a plan will do, as 64 hexadecimal digits: two plans with the same one do the same to the same resources. What a plan only reads or prints is no part of it,
 * and neither are ephemeral values, which no plan holds.
 *
 * @param text a plan as `terraform show -json` prints it
 * @throws for anything that is no such plan, and for one that would not do all of it
 */
export function fingerprintOf(text: string): string {
  const { data, error } = plan.safeParse(parsed(text));
  if (error) {
    throw new Error(
      `this is no plan: ${error.issues[0]?.path.join('.') ?? ''} ${error.issues[0]?.message ?? ''}; give what \`terraform show -json PLAN\` prints`,
    );
  }
  if (data.errored === true) throw new Error('the plan ended in an error and can do nothing');
  if (data.complete === false) {
    throw new Error(
      'the plan puts changes off to a later one, so that nobody can say what it does',
    );
  }
  const done = data.resource_changes.filter(doesSomething).map((resource) => ({
    ...picked(resource, OF_RESOURCE),
    change: picked(resource.change, OF_CHANGE),
  }));
  const ordered = done.map((one) => stringify(inOrder(one)) ?? '').sort();
  return createHash('sha256').update(ordered.join('\n')).digest('hex');
}

type ResourceChange = z.infer<typeof plan>['resource_changes'][number];

/** Whether a deployment changes a resource, or only what the state says of it: its address, or that it is managed. */
const doesSomething = ({ mode, previous_address: before, change }: ResourceChange): boolean =>
  mode === 'managed' &&
  (change.actions.join() !== 'no-op' || before !== undefined || change.importing !== undefined);

/** Numbers keep all their digits, so that no two plans look alike that differ in one. */
function parsed(text: string): unknown {
  try {
    return parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

const picked = (from: Readonly<Record<string, unknown>>, names: readonly string[]): object =>
  Object.fromEntries(names.flatMap((name) => (name in from ? [[name, from[name]]] : [])));

/** The same value with the keys of all its objects in one order. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null || isLosslessNumber(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner)]),
  );
}
