import type { ActionJson } from '../../../workflow/schema';
import { Answers, action, json, runOnce, statuses } from './support/playbook';

const get = (minimumItemCount?: number): ActionJson => ({
  type: 'Http',
  inputs: { method: 'GET', uri: 'https://example.com/list?page=1', retryPolicy: { type: 'none' } },
  ...(minimumItemCount !== undefined && {
    runtimeConfiguration: { paginationPolicy: { minimumItemCount } },
  }),
});
const page = (items: readonly number[], next?: string) =>
  json(200, { '@odata.context': 'c', value: items, ...(next && { '@odata.nextLink': next }) });
const pages = () =>
  new Answers(
    page([1, 2], 'https://example.com/list?page=2'),
    page([3, 4], '/list?page=3'),
    page([5]),
  );

test.each([
  [1, [1, 2], 1],
  [3, [1, 2, 3, 4], 2],
  [1000, [1, 2, 3, 4, 5], 3],
])('at least %i items are %j', async (count, value, calls) => {
  const outbound = pages();
  const run = await runOnce({ G: get(count) }, { outbound });
  expect(action(run, 'G').outputs).toMatchObject({ statusCode: 200, body: { value } });
  expect(Object.keys((action(run, 'G').outputs as { body: object }).body)).toStrictEqual(['value']);
  expect(outbound.requests.map(({ url }) => url)).toStrictEqual(
    [1, 2, 3].slice(0, calls).map((number) => `https://example.com/list?page=${number}`),
  );
  expect(run.meter.billed.builtIn).toBe(1);
});

test('without a policy the first page is all', async () => {
  const run = await runOnce({ G: get() }, { outbound: pages() });
  expect(action(run, 'G').outputs).toMatchObject({
    body: { '@odata.context': 'c', value: [1, 2] },
  });
});

test('a page that fails, fails the action', async () => {
  const outbound = new Answers(page([1], 'https://example.com/2'), json(410, { gone: true }));
  const run = await runOnce({ G: get(5) }, { outbound });
  expect(statuses(run)).toStrictEqual({ G: 'Failed Gone' });
});

test.each([[{ items: [] }], [[1]], ['text']])('%j is no page', async (body) => {
  const run = await runOnce({ G: get(5) }, { outbound: new Answers(json(200, body)) });
  expect(action(run, 'G').outputs).toMatchObject({ statusCode: 200, body });
});
