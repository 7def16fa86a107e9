import { notify, NotifyInbox } from '../../../../emulator/services/notify/notify';
import { send } from '../fixtures/conformance';

const card = (...body: readonly unknown[]) => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        type: 'AdaptiveCard',
        version: '1.4',
        body,
        actions: [{ type: 'Action.OpenUrl', title: 'Open', url: 'https://portal.azure.com/' }],
      },
    },
  ],
});
const run = (text: unknown) => ({ type: 'TextRun', text });
const line = (...inlines: readonly unknown[]) => ({ type: 'RichTextBlock', inlines });
const section = (text: unknown) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const plain = {
  title: 'T',
  sentence: 'S',
  next: 'N',
  system: 'Jira',
  playbook: 'logic',
  incident: '',
  incidentId: '',
  run: 'https://portal.azure.com/',
  time: '2026-01-01T00:00:00Z',
};

test.each([
  ['a card', card(line(run('a * b <c>'))), 202],
  ['text for Slack', { text: 'a &amp; b' }, 200],
  ['blocks for Slack', { text: 'a', blocks: [section('see <https://x.test/?a=1|this>')] }, 200],
  ['flat JSON', plain, 200],
])('takes %s and keeps it, in order', async (_, body, status) => {
  const inbox = new NotifyInbox();
  const app = notify(inbox);
  expect((await send(app, { method: 'POST', url: '/soc/1', body })).status).toBe(status);
  expect((await send(app, { method: 'POST', url: '/soc/2', body: plain })).status).toBe(200);
  expect(inbox.list()).toEqual([
    { path: '/soc/1', body },
    { path: '/soc/2', body: plain },
  ]);
  inbox.reset();
  expect(inbox.list()).toEqual([]);
});

test.each([
  ['no JSON', 'hello', 'The body is no JSON object.'],
  ['a list', ['b'], 'The body is no JSON object.'],
  ['an empty object', {}, `The message has no text under '${Object.keys(plain).join("', '")}'.`],
  ['a null among the texts', { ...plain, incident: null }, /has no text under 'incident'/],
  ['a text too many', { ...plain, severity: 'High' }, /has the unknown key 'severity'/],
  ['a retired MessageCard', { '@type': 'MessageCard', text: 'a' }, 'The message invalid_payload.'],
  ['no text for Slack', { text: '' }, 'The message no_text.'],
  ['a call of everybody', { text: 'a <!channel', blocks: [] }, 'The message no_text.'],
  ['a raw ampersand', { blocks: [section('a & b')] }, 'The message invalid_blocks.'],
  ['a raw bracket', { blocks: [section('a < b')] }, 'The message invalid_blocks.'],
  ['a long section', { blocks: [section('a'.repeat(3001))] }, 'The message invalid_blocks.'],
  [
    'a long header',
    { blocks: [{ type: 'header', text: { type: 'plain_text', text: 'a'.repeat(151) } }] },
    'The message invalid_blocks.',
  ],
  ['51 blocks', { blocks: Array(51).fill(section('a')) }, 'The message invalid_blocks.'],
  ['an unknown block', { blocks: [{ type: 'table' }] }, 'The message invalid_blocks.'],
  ['a card without a body', card(), /has a card without a body/],
  ['a run that is no text', card(line(run(null))), /has a text that is none/],
  ['an element that Teams lacks', card({ type: 'Marquee' }), /has an element of an unknown type/],
  ['a large card', card(line(run('a'.repeat(29_000)))), /is larger than 28 KB/],
  ['a card alone', card(line(run('a'))).attachments[0]?.content, /type that is not 'message'/],
])('refuses %s', async (_, body, error) => {
  const inbox = new NotifyInbox();
  const answer = await send(notify(inbox), { method: 'POST', url: '/soc', body });
  expect(answer.status).toBe(400);
  expect(answer.json).toEqual({
    error: typeof error === 'string' ? error : (expect.stringMatching(error) as string),
  });
  expect(inbox.list()).toEqual([]);
});

test('another method ends the emulation', async () => {
  await expect(send(notify(new NotifyInbox()), { url: '/soc' })).rejects.toThrow(
    /Notify: GET \/soc is not implemented/,
  );
});
