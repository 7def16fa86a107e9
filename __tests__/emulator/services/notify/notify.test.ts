import { notify, NotifyInbox } from '../../../../emulator/services/notify/notify';
import { send } from '../fixtures/conformance';

test('keeps any JSON that is posted, in order', async () => {
  const inbox = new NotifyInbox();
  const app = notify(inbox);
  expect((await send(app, { method: 'POST', url: '/soc/1', body: { text: 'a' } })).status).toBe(
    200,
  );
  expect((await send(app, { method: 'POST', url: '/soc/2', body: ['b'] })).status).toBe(200);
  expect(inbox.list()).toEqual([
    { path: '/soc/1', body: { text: 'a' } },
    { path: '/soc/2', body: ['b'] },
  ]);
  inbox.reset();
  expect(inbox.list()).toEqual([]);
});

test('refuses what is no JSON', async () => {
  const inbox = new NotifyInbox();
  const answer = await send(notify(inbox), { method: 'POST', url: '/soc', body: 'hello' });
  expect(answer.status).toBe(400);
  expect(inbox.list()).toEqual([]);
});

test('another method ends the emulation', async () => {
  await expect(send(notify(new NotifyInbox()), { url: '/soc' })).rejects.toThrow(
    /Notify: GET \/soc is not implemented/,
  );
});
