import { GUID } from '../lifecycle';
import { COLUMNS, deskOf } from './columns';
import { Scene, holding } from './scene';

const OTHER = '6f1c8b1e-93c5-4f68-a1de-28c7f5306b9a';

/** Rows of the scenario table: what is merged or deleted. */
describe.each(COLUMNS)('%s: a ticket', (column) => {
  const desk = deskOf(column);
  const scene = new Scene(desk);
  const { analyst } = scene;
  const number = () => scene.ticket().number;
  const fields = () => scene.ticket().fields;
  beforeEach(() => scene.begin());

  describe('of an incident that Defender has merged into another one', () => {
    const closing = (other: string) =>
      `Closed in Microsoft Sentinel as Undetermined. Merged into Sentinel incident 2${other}, https://security.microsoft.com/incidents/2.`;

    beforeEach(async () => {
      analyst.create(OTHER);
      await scene.pass(7);
    });

    test('is closed, says so, and is linked to the other one’s, which stays as it is', async () => {
      const other = scene.ticket(OTHER);
      analyst.merge(GUID, OTHER);
      await scene.pass(30);
      expect(fields()).toMatchObject({ ...desk.status.Closed, ...desk.linkTo(other) });
      const named = desk.system === 'ServiceNow' ? `, ServiceNow ticket ${other.number}` : '';
      expect(desk.closingWords(scene.ticket())).toStrictEqual([closing(named)]);
      expect(scene.tickets(OTHER)).toStrictEqual([other]);
      expect(scene.incident().status).toBe('Closed');
      expect(scene.failures()).toStrictEqual([]);
    });

    test('is closed all the same where the other one is unknown', async () => {
      const other = scene.ticket(OTHER);
      analyst.merge(GUID, OTHER);
      analyst.remove(OTHER);
      await scene.pass(30);
      expect(fields()).toMatchObject(desk.status.Closed);
      expect(desk.closingWords(scene.ticket())).toStrictEqual([closing('')]);
      expect(scene.tickets(OTHER)).toStrictEqual([other]);
      expect(scene.failures()).toStrictEqual([]);
    });

    test('stays as people have closed it before', async () => {
      const [reason] = desk.reasons[0]!;
      desk.close(number(), reason, 'It was a test');
      await scene.pass();
      const before = desk.reasonOf(scene.ticket());
      analyst.merge(GUID, OTHER);
      await scene.pass(30);
      expect(fields()).toMatchObject(desk.status.Closed);
      expect(desk.reasonOf(scene.ticket())).toStrictEqual(before);
    });

    test('is closed once, though people activate what was merged', async () => {
      analyst.merge(GUID, OTHER);
      analyst.activate(GUID);
      await scene.pass(60);
      expect(scene.tickets()).toHaveLength(1);
      expect(fields()).toMatchObject(desk.status.Closed);
    });
  });

  describe('of an incident that was deleted', () => {
    test('stays as people leave it, and disturbs nobody', async () => {
      analyst.remove(GUID);
      desk.note(number(), 'Where is it?');
      desk.grade(number(), 'High');
      const before = scene.ticket();
      await scene.pass(60);
      desk.close(number(), desk.reasons[0]![0], 'Gone');
      await scene.pass(60);
      expect(scene.failures()).toStrictEqual([]);
      expect(scene.tickets()).toHaveLength(1);
      expect(scene.ticket().notes).toStrictEqual(before.notes);
      expect(fields()).toMatchObject({ ...desk.severity.High, ...desk.status.Closed });
    });
  });

  describe('that was deleted', () => {
    test('is told on its incident, and no other one is made by itself', async () => {
      desk.remove(number());
      analyst.setSeverity(GUID, 'High');
      await scene.pass(30);
      expect(scene.tickets()).toStrictEqual([]);
      const told = holding(scene.comments(), 'could not');
      expect(told).toStrictEqual(desk.gone);
    });

    test('is followed by another one once somebody has taken its label off the incident', async () => {
      const gone = number();
      desk.remove(gone);
      analyst.removeTag(GUID, `${desk.system}:${gone}`);
      await scene.pass();
      expect(scene.tickets()).toHaveLength(1);
      expect(number()).not.toBe(gone);
      expect(fields()).toMatchObject({ ...desk.severity.Medium, ...desk.status.New });
      expect(scene.labels()).toStrictEqual([`${desk.system}:${number()}`]);
    });
  });

  test('that the account could not see for a while gets what it has missed', async () => {
    desk.world.inject([desk.hiding]);
    analyst.setSeverity(GUID, 'High');
    analyst.comment(GUID, 'word-1-');
    await scene.pass(30);
    expect(fields()).toMatchObject(desk.severity.Medium);
    desk.world.inject([]);
    await scene.pass();
    expect(fields()).toMatchObject(desk.severity.High);
    expect(holding(scene.ticket().notes, 'word-1-')).toHaveLength(1);
    expect(scene.tickets()).toHaveLength(1);
  });
});
