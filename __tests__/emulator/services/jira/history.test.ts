import { send } from '../fixtures/conformance';
import { AUTHORIZATION, BASE, jira } from '../fixtures/jira';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/ */
describe('the history of an issue', () => {
  test.each([
    ['cloud', ['labels', 'status']],
    ['dataCenter', ['status', 'labels']],
  ] as const)('%s tells who has changed what, in its own order', async (flavour, order) => {
    const { app, site } = jira(flavour);
    const [issue] = site.issues();
    const key = issue?.key ?? '';
    site.as('sam').transition(key, 'done');
    site.as('sam').edit(key, { labels: ['other'] });
    site.as('sam').comment(key, 'no change of a field');
    const url = `${BASE[flavour]}/issue/${key}?expand=changelog&fields=creator`;
    const { json } = await send(app, { url }, AUTHORIZATION[flavour]);
    const { changelog } = json as {
      changelog: { total: number; histories: { items: { field: string; toString: string }[] }[] };
    };
    const fields = changelog.histories.map(({ items }) => items[0]?.field);
    expect(fields).toStrictEqual([...order]);
    expect(changelog.total).toBe(2);
    expect(JSON.stringify(changelog)).toContain('"toString":"Done"');
  });
});
