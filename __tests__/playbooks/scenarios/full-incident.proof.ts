import { GUID } from '../lifecycle';
import { COLUMNS, deskOf } from './columns';
import { Scene, holding } from './scene';

/** A row of the scenario table that takes long: an incident with as many comments as it has room for. */
describe.each(COLUMNS)('%s: a ticket', (column) => {
  const desk = deskOf(column);
  const scene = new Scene(desk);
  const { analyst } = scene;
  const number = () => scene.ticket().number;
  beforeEach(() => scene.begin());

  test('takes all comments of an incident that gets full, and the incident points to it for further notes', async () => {
    for (let i = 0; i < 96; i++) analyst.comment(GUID, `word-${i}-`);
    await scene.pass();
    const { notes } = scene.ticket();
    for (let i = 0; i < 96; i++) expect(holding(notes, `word-${i}-`)).toHaveLength(1);
    for (let i = 0; i < 24; i++) desk.note(number(), `note-${i}-`);
    await scene.pass();
    expect(scene.comments()).toHaveLength(98);
    expect(scene.comments().at(-1)).toContain(`${desk.full}, ${number()}.`);
    expect(scene.failures()).toStrictEqual([]);
  });
});
