import { World, type WorldOptions } from '../../emulator/world';
import type { Stack } from '../../emulator/stack';
import type { Person } from '../../emulator/world/people';
import { type Environment, type EnvironmentInput, parseEnvironment } from '../../environments';
import { type Access, accessTo } from '../../operate/access';
import type { TokenSource } from '../../operate/azure/token';
import type { Clock } from '../../operate/clock';
import { TODAY } from '../constructs/today';
import { synthesizedStack } from '../playbooks/servicenow/dev-world';

/** The built-in roles that tests grant to people. */
export const ROLE = {
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  responder: '3e150937-b8fe-4cfb-8069-0eaf05ecd056',
  secretsUser: '4633458b-17de-408a-b874-0445c86b69e6',
} as const;

/** Somebody who may read everything in the environment's subscription, the values of secrets included, and work its incidents. */
export const operatorOf = ({ azure }: EnvironmentInput): Person => {
  const scope = `/subscriptions/${azure.subscriptionId}`;
  const roles = Object.values(ROLE).map((roleId) => ({ roleId, scope }));
  return { objectId: '0c0ffee0-0000-4000-8000-000000000001', name: 'zoë@acme.com', roles };
};

/** An environment that is deployed in the emulator and listens. */
export interface Deployed {
  readonly environment: Environment;
  readonly world: World;
  /** What its operator has. */
  readonly access: Access;
  readonly credential: TokenSource;
  readonly clock: Clock;
  /** Where each host is called. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

const stacks = new Map<EnvironmentInput, Stack>();

/** An environment's stack, synthesized once. */
function stackOf(input: EnvironmentInput): Stack {
  const stack = stacks.get(input) ?? synthesizedStack(input).stack;
  stacks.set(input, stack);
  return stack;
}

/** Deploys an environment in the emulator, with an operator who may do what `operatorOf` says. */
export async function deployed(
  input: EnvironmentInput,
  options: WorldOptions = {},
): Promise<Deployed> {
  const environment = parseEnvironment(input, { today: TODAY });
  const [operator = operatorOf(input)] = options.people ?? [];
  const world = new World(stackOf(input), {
    start: TODAY.getTime(),
    people: [operator],
    ...options,
  });
  const endpoints = await world.listen();
  const credential = loginTo(world, operator);
  const clock: Clock = {
    now: () => world.now,
    sleep: (milliseconds) => world.runUntil(world.now + milliseconds),
  };
  const access = accessTo(environment, { credential, clock, endpoints });
  const close = () => world.close();
  return { environment, world, access, credential, clock, endpoints, close };
}

/** The login of somebody. */
export const loginTo = (world: World, { objectId }: Person): TokenSource => ({
  getToken: (scope) =>
    Promise.resolve({
      token: world.tokenOf(objectId, scope.replace(/\/\.default$/, '')),
      expiresOnTimestamp: Infinity,
    }),
});
