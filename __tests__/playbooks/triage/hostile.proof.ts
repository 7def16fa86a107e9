import { KINDS, type Kind, obey, powerfulStack } from './obeyed';
import { TriageWorld } from './triage-world';

const world = new TriageWorld(powerfulStack());
afterAll(() => world.close());

const FREE: Kind = 'an incident that may be closed';
const kinds = Object.keys(KINDS) as Kind[];

test.each(kinds.filter((kind) => kind !== FREE))(
  '%s: whatever a text commands and a model obeys, it stays open',
  async (kind) => {
    expect(await obey(world, kind)).toEqual({ wrongs: [], closed: 0 });
  },
  60_000,
);

test('the same obedience closes what the settings let it close: the model has all the power that there is', async () => {
  const { wrongs, closed } = await obey(world, FREE);
  expect(wrongs).toEqual([]);
  expect(closed).toBeGreaterThan(10);
}, 60_000);
