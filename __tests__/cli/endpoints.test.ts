import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEndpoints } from '../../cli/endpoints';

test.each([
  ['{"https://a.test": "http://127.0.0.1:1"}', undefined],
  ['{}', undefined],
  [
    '{"https://a.test/": "http://127.0.0.1:1"}',
    /holds no endpoints[^]*'https:\/\/a\.test\/' is no/,
  ],
  ['{"https://a.test": "127.0.0.1"}', /'127\.0\.0\.1' is no origin; write one like/],
  ['{"https://a.test": 1}', /holds no endpoints/],
  ['["https://a.test"]', /holds no endpoints/],
  ['{', /is no JSON/],
])('%s in a file', (text, fault) => {
  const folder = mkdtempSync(join(tmpdir(), 'bridge-'));
  const file = join(folder, 'endpoints.json');
  writeFileSync(file, text);
  if (fault === undefined) expect(readEndpoints(file)).toEqual(JSON.parse(text));
  else expect(() => readEndpoints(file)).toThrow(fault);
  rmSync(folder, { recursive: true });
});
