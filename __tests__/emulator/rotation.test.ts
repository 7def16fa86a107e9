import { devWorld } from '../playbooks/servicenow/dev-world';
import { wrongsOf, type Diary } from '../../bench/soak/verdict';
import { ServiceNowSide } from '../../bench/soak/servicenow-side';

const guid = (n: number) => `5f1c8b1e-93c5-4f68-a1de-${String(n).padStart(12, '0')}`;

test('the ServiceNow password is rotated in the middle of traffic: old, new, and nothing is lost, doubled or echoed', async () => {
  const world = devWorld();
  const side = new ServiceNowSide(world.serviceNow!);
  const diaries: Readonly<Record<string, Diary>> = Object.fromEntries(
    [1, 2].map((n) => [guid(n), { comments: [], notes: [], closing: {} }]),
  );
  let said = 0;
  const minutes = async (count: number) => {
    await world.runUntil(world.now + count * 60_000);
    await world.settle();
  };
  /** Somebody works on both sides of an incident. */
  const talk = (n: number) => {
    said += 1;
    world.analyst.comment(guid(n), `word-${said}- from Sentinel`);
    diaries[guid(n)]!.comments.push(`word-${said}-`);
    const [ticket] = side.ticketsOf(guid(n));
    if (ticket === undefined) return;
    said += 1;
    side.note(ticket.key, `word-${said}- from ServiceNow`);
    diaries[guid(n)]!.notes.push({ system: side.system, words: `word-${said}-` });
  };

  world.analyst.create(guid(1));
  await minutes(2);
  talk(1);
  // ServiceNow has the new password; the vault still has the old one.
  world.outdate(['servicenow-password']);
  world.analyst.create(guid(2));
  world.analyst.setSeverity(guid(1), 'High');
  talk(1);
  await minutes(12);
  expect(side.ticketsOf(guid(2))).toStrictEqual([]);
  expect(world.denied).toBeGreaterThan(0);
  talk(2);
  // The vault gets the new one, and playbooks read it at their next run.
  world.outdate([]);
  await minutes(30);
  talk(2);
  await minutes(12);

  for (const n of [1, 2]) expect(side.ticketsOf(guid(n))).toHaveLength(1);
  const { sentinel } = world.state();
  const wrongs = sentinel.incidents.flatMap((incident) =>
    wrongsOf(incident, side, diaries[incident.name]!),
  );
  expect(wrongs).toStrictEqual([]);
  expect(world.state().runs.at(-1)?.status).toBe('Succeeded');
});
