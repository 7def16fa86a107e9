import type { Json } from '../../../workflow/parameter';
import { Answers, json, runOnce } from './support/playbook';

const sent = async (body: Json, headers: Json = {}) => {
  const outbound = new Answers(json(200, {}));
  const inputs = { method: 'POST', uri: 'https://example.com', headers, body };
  await runOnce({ H: { type: 'Http', inputs } }, { outbound });
  const [request] = outbound.requests;
  const type = request?.headers['Content-Type'] ?? '';
  const [, boundary = ''] = /; boundary=(.+)$/.exec(type) ?? [];
  return { type, boundary, text: String(request?.body).replaceAll(boundary, 'B') };
};

const form = (...parts: Json[]): Json => ({
  '$content-type': 'multipart/form-data',
  $multipart: parts,
});

test('parts are sent as parts', async () => {
  const { type, boundary, text } = await sent(
    form(
      { headers: { 'Content-Disposition': 'form-data; name="a"' }, body: "@{concat('x', 'y')}" },
      { headers: { 'Content-Disposition': 'form-data; name="b"' }, body: { n: 1 } },
      {
        headers: { 'content-disposition': 'form-data; name="c"; filename="c.bin"' },
        body: { '$content-type': 'application/pdf', $content: 'AAEC' },
      },
      { headers: { 'content-type': 'text/csv' }, body: [1] },
    ),
  );
  expect(type).toBe(`multipart/form-data; boundary=${boundary}`);
  expect(boundary).toMatch(/^[0-9a-f]{32}$/);
  expect(text).toBe(
    [
      '--B\r\nContent-Disposition: form-data; name="a"\r\n\r\nxy\r\n',
      '--B\r\nContent-Disposition: form-data; name="b"\r\nContent-Type: application/json\r\n\r\n{"n":1}\r\n',
      '--B\r\ncontent-disposition: form-data; name="c"; filename="c.bin"\r\nContent-Type: application/pdf\r\n\r\n\u0000\u0001\u0002\r\n',
      '--B\r\ncontent-type: text/csv\r\n\r\n[1]\r\n',
      '--B--\r\n',
    ].join(''),
  );
});

test('the boundary stands in the type, whatever the headers say, and is the same for the same parts', async () => {
  const parts = form({ body: 'a' });
  const { type, boundary } = await sent(parts, { 'content-type': 'multipart/form-data' });
  expect(type).toBe(`multipart/form-data; boundary=${boundary}`);
  expect((await sent(parts)).boundary).toBe(boundary);
  expect((await sent(form({ body: 'b' }))).boundary).not.toBe(boundary);
});
