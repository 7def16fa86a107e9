import * as fc from 'fast-check';
import { review } from '../../../review';
import { planSchema } from '../../../review/plan/schema';
import { plans } from '../plans';

type Json = null | boolean | number | string | Json[] | JsonMap;
interface JsonMap {
  [key: string]: Json;
}
type Node = Json[] | JsonMap;

const written = Object.values(plans).map((make) => JSON.stringify(make()));

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

/** What no plan of ours has by itself: letters and digits as a generator of passwords draws them. */
const secret = fc
  .array(fc.constantFrom(...Array.from(LETTERS)), {
    minLength: 24,
    maxLength: 40,
  })
  .map((letters) => `Zq7${letters.join('')}`);

/** Ways to write a credential so that it looks like one wherever it stands. */
const dressed: readonly ((secret: string) => string)[] = [
  (text) =>
    `https://prod-1.logic.azure.com/workflows/x/triggers/y/run?api-version=1&sp=r&sv=1.0&sig=${text}`,
  (text) => `Authorization: Bearer ${text}`,
  (text) => `Basic ${text}`,
  (text) => `eyJhbGciOiJIUzI1NiJ9.${text}.${text}`,
  (text) => `-----BEGIN PRIVATE KEY-----\n${text}\n-----END PRIVATE KEY-----`,
  (text) => `-----BEGIN CERTIFICATE-----\n${text}`,
  (text) => `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${text};EndpointSuffix=x`,
  (text) => `https://user:${text}@example.com/path`,
  (text) => `https://hooks.slack.com/services/${text}`,
  (text) => `see https://acme.webhook.office.com/webhookb2/${text} for more`,
  (text) => `grant_type=password&username=a&password=${text}`,
  (text) => JSON.stringify({ headers: { Authorization: text }, note: 'kept' }),
  (text) => JSON.stringify([{ name: 'API_KEY', value: text }]),
  (text) => `{"outer":${JSON.stringify(JSON.stringify({ client_secret: text }))}}`,
  (text) =>
    `@concat('https://example.com?code=', '${text}', '&sig=${text}')`.replace(`'${text}'`, "'x'"),
];

/** Names of properties that hold a credential. */
const names = [
  'password',
  'value_wo',
  'client_secret',
  'clientSecret',
  'primary_access_key',
  'primary_connection_string',
  'sas_token',
  'Authorization',
  'x-api-key',
  'Ocp-Apim-Subscription-Key',
  'apiKey',
  'private_key_pem',
  'service_uri',
  'callback_url',
  'token',
];

/** Every object and list of a part of a plan. */
function nodesIn(value: Json): Node[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(nodesIn)];
}

const put = (node: Node, key: string, value: Json): void => {
  if (Array.isArray(node)) node.push({ [key]: value });
  else node[key] = value;
};

interface Change {
  before: Json;
  after: Json;
  before_sensitive: Json;
  after_sensitive: Json;
  actions: string[];
}
interface Plan {
  resource_changes: { change: Change; type: string }[];
  resource_drift: { change: Change }[];
  output_changes?: Record<string, Json>;
  variables?: Record<string, Json>;
  prior_state?: Json;
  configuration: { root_module: { variables?: Json; resources: Json[] } };
}

/** Marks a place as sensitive, as Terraform does: with a map of the same shape. */
const marked = (path: readonly string[]): Json =>
  path.reduceRight<Json>((inner, key) => ({ [key]: inner }), true);

/** Ways to have a secret in a plan. */
const plants: readonly ((plan: Plan, pick: (most: number) => number, secret: string) => void)[] = [
  // Marked by Terraform, at some depth.
  (plan, pick, text) => {
    const { change } = plan.resource_changes[pick(plan.resource_changes.length)]!;
    const path = ['a', 'b', 'c', 'd'].slice(0, 1 + pick(4));
    const value = path.reduceRight<Json>((inner, key) => ({ [key]: inner }), text);
    const side = pick(2) === 0 ? 'before' : 'after';
    change[side] = { ...(change[side] as object), ...(value as object) };
    change[`${side}_sensitive`] = marked(path);
    change.actions = ['update'];
  },
  // Marked in one place, and copied to another without a mark.
  (plan, pick, text) => {
    const [first] = plan.resource_changes;
    first!.change.before = { ...(first!.change.before as object), kept: text };
    first!.change.before_sensitive = { kept: true };
    const { change } = plan.resource_changes[pick(plan.resource_changes.length)]!;
    change.after = { ...(change.after as object), note: `it is ${text}, so to say`, [text]: 1 };
    change.actions = ['update'];
  },
  // A sensitive variable, whose value stands in an attribute.
  (plan, pick, text) => {
    plan.variables = { secret: { value: text } };
    plan.configuration.root_module.variables = { secret: { sensitive: true } };
    const { change } = plan.resource_changes[pick(plan.resource_changes.length)]!;
    change.after = {
      ...(change.after as object),
      description: Buffer.from(text).toString('base64'),
    };
    change.actions = ['create'];
  },
  // Under a name that says so, anywhere in what a resource is or was, and in drift.
  (plan, pick, text) => {
    const all = [...plan.resource_changes, ...plan.resource_drift];
    const { change } = all[pick(all.length)]!;
    const side = pick(2) === 0 ? 'before' : 'after';
    change[side] ??= {};
    const nodes = nodesIn(change[side]);
    put(nodes[pick(nodes.length)]!, names[pick(names.length)]!, text);
    if (change.actions[0] === 'no-op') change.actions = ['update'];
  },
  // As a text that looks like a credential, anywhere.
  (plan, pick, text) => {
    const all = [...plan.resource_changes, ...plan.resource_drift];
    const { change } = all[pick(all.length)]!;
    const side = pick(2) === 0 ? 'before' : 'after';
    change[side] ??= {};
    const nodes = nodesIn(change[side]);
    put(nodes[pick(nodes.length)]!, 'note', dressed[pick(dressed.length)]!(text));
    if (change.actions[0] === 'no-op') change.actions = ['update'];
  },
  // In an output, in the state, and in the code.
  (plan, pick, text) => {
    const isMarked = pick(2) === 0;
    plan.output_changes = {
      told: {
        actions: ['create'],
        before: null,
        after: isMarked ? text : { nested: [{ connection_string: text }] },
        after_unknown: false,
        before_sensitive: false,
        after_sensitive: isMarked,
      },
    };
    plan.prior_state = {
      values: {
        root_module: {
          resources: [
            {
              address: 'data.x.y',
              type: 'x',
              values: { value: text },
              sensitive_values: { value: true },
            },
          ],
        },
      },
    };
    plan.configuration.root_module.resources.push({
      address: 'azurerm_role_assignment.x',
      expressions: {
        scope: { constant_value: `\${a.b.id}/secrets/${text}`, references: ['a.b.id', text] },
      },
    });
    plan.resource_changes.push({
      ...({ address: 'azurerm_role_assignment.x' } as object),
      type: 'azurerm_role_assignment',
      change: {
        actions: ['create'],
        before: null,
        after: { principal_type: 'ServicePrincipal' },
        ...({ after_unknown: { scope: true, principal_id: true } } as object),
        before_sensitive: false,
        after_sensitive: {},
      },
    });
  },
];

test('no secret of a plan stands in its review, wherever it was', () => {
  fc.assert(
    fc.property(
      fc.nat(written.length - 1),
      fc.array(fc.tuple(fc.nat(plants.length - 1), fc.infiniteStream(fc.nat())), {
        minLength: 1,
        maxLength: 3,
      }),
      secret,
      (which, planted, text) => {
        const plan = JSON.parse(written[which]!) as Plan;
        for (const [way, numbers] of planted) {
          const pick = (most: number): number => {
            const { value } = numbers.next() as { value: number };
            return value % most;
          };
          plants[way]!(plan, pick, text);
        }
        const { markdown } = review(planSchema.parse(plan));
        // Not even a part of it: a text that is cut would show its beginning.
        const parts = Array.from({ length: text.length - 7 }, (_, at) => text.slice(at, at + 8));
        expect(parts.filter((part) => markdown.includes(part))).toEqual([]);
      },
    ),
    { numRuns: 30 },
  );
});
