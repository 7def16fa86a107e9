import prod from '../../../environments/prod';
import type { Deployed } from '../deployed';
import { examined, healthy, mend } from './healthy';

// A whole environment at work, and a hundred calls over HTTP.
jest.setTimeout(120_000);

const SERVICES = ['azure', 'logic-apps', 'graph', 'key-vault', 'servicenow', 'jira'];
const BODIES = ['', 'null', '[]', '{"result":null}', '{"value":[null]}'];

describe('an answer that nobody expects', () => {
  let it: Deployed;
  beforeAll(async () => {
    it = await healthy(prod);
  });
  afterAll(() => it.close());
  afterEach(() => {
    mend(it);
  });

  test.each(SERVICES)('of %s breaks no check', async (service) => {
    for (const body of BODIES) {
      it.world.inject([{ call: { service }, fault: { kind: 'status', status: 200, body } }]);
      const { checks } = await examined(it);
      const found = checks.flatMap(({ findings }) => findings.map((one) => one.found));
      expect({ body, found: found.filter((text) => text.includes('stumbled')) }).toEqual({
        body,
        found: [],
      });
      expect({ body, failed: checks.some(({ verdict }) => verdict === 'failed') }).toEqual({
        body,
        // A directory in which nothing is found says so too.
        failed: true,
      });
    }
  });

  test.each(SERVICES)('of %s that refuses breaks none either', async (service) => {
    for (const status of [302, 403, 500]) {
      it.world.inject([
        { call: { service }, fault: { kind: 'status', status, body: '{"error":"no"}' } },
      ]);
      const { checks } = await examined(it);
      const found = checks.flatMap(({ findings }) => findings.map((one) => one.found));
      expect({ status, found: found.filter((text) => text.includes('stumbled')) }).toEqual({
        status,
        found: [],
      });
      expect({ status, some: found.length > 0 }).toEqual({ status, some: true });
    }
  });
});
