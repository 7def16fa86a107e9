import { CLASSIFICATIONS } from '../../../systems/sentinel/types';
import { GUID } from '../lifecycle';
import { COLUMNS, deskOf } from './columns';
import { Scene, holding } from './scene';

/** The scenario table: each test is a row, each ticket system a column, its cells stand beside its desk. */
describe.each(COLUMNS)('%s: a ticket', (column) => {
  const desk = deskOf(column);
  const scene = new Scene(desk);
  const { analyst } = scene;
  const number = () => scene.ticket().number;
  const fields = () => scene.ticket().fields;
  beforeEach(() => scene.begin());

  test('is created with its incident, which links to it and is labelled with it', () => {
    expect(scene.tickets()).toHaveLength(1);
    expect(fields()).toMatchObject(desk.created);
    expect(scene.labels()).toStrictEqual([`${desk.system}:${number()}`]);
    expect(scene.comments()).toStrictEqual([expect.stringContaining(`>${number()}</a>`)]);
    expect(scene.failures()).toStrictEqual([]);
  });

  test('follows the severity up and down', async () => {
    for (const severity of ['High', 'Low', 'Informational', 'Medium'] as const) {
      analyst.setSeverity(GUID, severity);
      await scene.settle();
      expect(fields()).toMatchObject(desk.severity[severity]);
      expect(scene.incident().severity).toBe(severity);
    }
  });

  test('gives its severity to the incident, up and down', async () => {
    for (const severity of ['High', 'Low', 'Medium'] as const) {
      desk.grade(number(), severity);
      await scene.pass();
      expect(scene.incident().severity).toBe(severity);
      expect(fields()).toMatchObject(desk.severity[severity]);
    }
  });

  test('follows the status, and gives its own to the incident', async () => {
    analyst.activate(GUID);
    await scene.settle();
    expect(fields()).toMatchObject(desk.status.Active);
    desk.move(number(), 'New');
    await scene.pass();
    expect(scene.incident().status).toBe('New');
    desk.move(number(), 'Active');
    await scene.pass();
    expect(scene.incident().status).toBe('Active');
  });

  test('is assigned to whom the incident is assigned to, and left alone when nobody is or nobody knows who', async () => {
    analyst.assign(GUID, 'jane@acme.com');
    await scene.settle();
    expect(fields()).toMatchObject(desk.ofJane);
    analyst.unassign(GUID);
    await scene.pass();
    expect(fields()).toMatchObject(desk.ofJane);
    analyst.assign(GUID, 'stranger@acme.com');
    await scene.pass();
    expect(fields()).toMatchObject(desk.ofJane);
    expect(scene.failures()).toStrictEqual([]);
  });

  test('is not touched by a tag of the incident, and told again where its own was removed', async () => {
    const before = scene.ticket();
    analyst.addTag(GUID, 'vip');
    await scene.pass();
    expect(scene.tickets()).toStrictEqual([before]);
    analyst.removeTag(GUID, `${desk.system}:${before.number}`);
    await scene.pass();
    expect(scene.tickets()).toStrictEqual([before]);
    expect(scene.labels()).toStrictEqual(['vip', `${desk.system}:${before.number}`]);
  });

  test('takes a quoted note, marker and all, as one note more', async () => {
    analyst.comment(GUID, 'word-1-');
    await scene.pass();
    const copy = holding(scene.ticket().notes, 'word-1-');
    desk.note(number(), `${copy.join('').replaceAll(/^/gm, '> ')}\nI agree, word-2-`);
    await scene.pass();
    expect(copy).toHaveLength(1);
    expect(holding(scene.comments(), 'word-2-')).toHaveLength(1);
    expect(holding(scene.ticket().notes, 'word-1-')).toHaveLength(2);
  });

  test.each(CLASSIFICATIONS)(
    'is closed with its incident, which was %s',
    async (classification) => {
      analyst.close(GUID, { classification, comment: 'as agreed' });
      await scene.pass();
      expect(fields()).toMatchObject({ ...desk.status.Closed, ...desk.closed[classification] });
      expect(desk.closingWords(scene.ticket())).toStrictEqual([
        `Closed in Microsoft Sentinel as ${classification}: as agreed.`,
      ]);
      expect(scene.incident()).toMatchObject({ status: 'Closed', classification });
      expect(holding(scene.comments(), 'Closed in')).toStrictEqual([]);
    },
  );

  test.each(desk.reasons)(
    'that was closed as %j closes its incident as %s',
    async (reason, kind) => {
      desk.close(number(), reason, 'It was a test');
      await scene.pass();
      expect(scene.incident()).toMatchObject({
        status: 'Closed',
        classification: kind,
        classificationComment: expect.stringMatching(
          new RegExp(`^${desk.system} ${number()}: (It was a test|${reason})$`),
        ),
      });
    },
  );

  test('keeps the reason and the words with which people have closed it', async () => {
    for (const [reason] of desk.reasons) {
      await scene.begin();
      desk.close(number(), reason, 'It was a test');
      const before = scene.ticket();
      analyst.close(GUID, { classification: 'TruePositive', comment: 'not ours' });
      await scene.pass();
      expect(fields()).toMatchObject(desk.status.Closed);
      expect(scene.ticket().notes).toStrictEqual(before.notes);
      expect(desk.reasonOf(scene.ticket())).toStrictEqual(desk.reasonOf(before));
    }
  });

  test('that was closed is reopened with its incident, or followed by another one where it takes no more changes', async () => {
    analyst.close(GUID, { classification: 'FalsePositive' });
    await scene.pass();
    const [closed] = scene.tickets();
    analyst.activate(GUID);
    await scene.pass(30);
    expect(scene.incident().status).toBe('Active');
    expect(fields()).toMatchObject(desk.status.Active);
    expect(scene.tickets().length).toBe(desk.reopening === 'reopened' ? 1 : 2);
    if (desk.reopening === 'followed') {
      expect(scene.tickets()[0]).toStrictEqual(closed);
      expect(fields()).toMatchObject(desk.linkTo(scene.tickets()[0]!));
    }
  });

  test('that is reopened reopens its incident, unless it takes no more changes', async () => {
    const [reason] = desk.reasons[0]!;
    desk.close(number(), reason, 'It was a test');
    await scene.pass();
    expect(scene.incident().status).toBe('Closed');
    const reopen = () => desk.move(number(), 'Active');
    if (desk.reopening === 'followed') {
      expect(reopen).toThrow('ACL Exception Update Failed due to security constraints');
      return;
    }
    reopen();
    await scene.pass();
    expect(scene.incident().status).toBe('Active');
    expect(scene.tickets()).toHaveLength(1);
    expect(fields()).toMatchObject(desk.status.Active);
  });

  test('changed in the same minute as its incident: its status wins, and the incident’s severity', async () => {
    analyst.setSeverity(GUID, 'Low');
    desk.grade(number(), 'High');
    desk.move(number(), 'Active');
    await scene.pass(20);
    expect(scene.incident()).toMatchObject({ severity: 'Low', status: 'Active' });
    expect(fields()).toMatchObject({ ...desk.severity.Low, ...desk.status.Active });
  });

  test('closed in the same minute in which its incident was activated is closed', async () => {
    const [reason, kind] = desk.reasons[0]!;
    analyst.activate(GUID);
    desk.close(number(), reason, 'It was a test');
    await scene.pass(20);
    expect(scene.incident()).toMatchObject({ status: 'Closed', classification: kind });
    expect(scene.tickets()).toHaveLength(1);
    expect(fields()).toMatchObject(desk.status.Closed);
  });

  test('takes a note right after a change of severity, which stays', async () => {
    analyst.setSeverity(GUID, 'High');
    desk.note(number(), 'word-1-');
    await scene.pass();
    expect(holding(scene.comments(), 'word-1-')).toHaveLength(1);
    expect(fields()).toMatchObject(desk.severity.High);
    expect(scene.incident().severity).toBe('High');
  });

  test('edited by hand in every field that Sentinel does not share, keeps all of it', async () => {
    const mine = desk.overwrite(number());
    const before = fields();
    expect(before).toMatchObject(mine);
    analyst.setSeverity(GUID, 'High');
    analyst.activate(GUID);
    analyst.addTag(GUID, 'vip');
    analyst.assign(GUID, 'jane@acme.com');
    analyst.rename(GUID, 'Another title');
    analyst.comment(GUID, 'hello');
    await scene.pass();
    for (const name of Object.keys(mine)) {
      expect([name, fields()[name]]).toStrictEqual([name, before[name]]);
    }
    expect(fields()).toMatchObject({
      ...desk.severity.High,
      ...desk.status.Active,
      ...desk.ofJane,
    });
    expect(holding(scene.ticket().notes, 'hello')).toHaveLength(1);
  });
});
