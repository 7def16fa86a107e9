import { GUID } from '../lifecycle';
import { COLUMNS, deskOf } from './columns';
import { Scene, holding } from './scene';

const HOUR = 60;

test.each(COLUMNS)(
  '%s: of a ticket that was deleted the incident tells for a day, then it is parked, and nothing happens any more',
  async (column) => {
    const desk = deskOf(column);
    const scene = new Scene(desk);
    await scene.begin();
    desk.remove(scene.ticket().number);
    scene.analyst.setSeverity(GUID, 'High');
    await scene.pass(25 * HOUR);
    const told = holding(scene.comments(), 'could not');
    expect(told).toStrictEqual(desk.gone);
    expect(told.at(-1)).toContain('The incident is parked');
    const { etag } = desk.world.sentinel.get(GUID)!.incident;
    const failures = scene.failures();
    await scene.pass(3 * HOUR);
    expect(desk.world.sentinel.get(GUID)!.incident.etag).toBe(etag);
    expect(scene.failures()).toStrictEqual(failures);
    expect(scene.tickets()).toStrictEqual([]);
  },
  30_000,
);
