import { send } from '../fixtures/conformance';
import { AUTHORIZATION, BASE, jira } from '../fixtures/jira';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/ */
describe.each(['cloud', 'dataCenter'] as const)('a site (%s)', (flavour) => {
  const { app } = jira(flavour);
  const get = (path: string) =>
    send(
      app,
      { method: 'GET', url: `${BASE[flavour]}${path}`, headers: {} },
      AUTHORIZATION[flavour],
    );
  const isCloud = flavour === 'cloud';

  test('tells what the account may do, of the permissions that it is asked for', async () => {
    const asked = isCloud
      ? '?projectKey=SEC&permissions=ADD_COMMENTS,ADMINISTER'
      : '?projectKey=SEC';
    expect(await get(`/mypermissions${asked}`)).toMatchObject({
      status: 200,
      json: {
        permissions: {
          ADD_COMMENTS: { havePermission: true },
          ADMINISTER: { havePermission: false },
        },
      },
    });
    expect(
      (await get(`/mypermissions${isCloud ? '?permissions=ADD_COMMENTS&' : '?'}projectKey=NO`))
        .status,
    ).toBe(404);
    if (!isCloud) return;
    expect((await get('/mypermissions')).status).toBe(400);
    expect((await get('/mypermissions?permissions=MAKE_COFFEE')).status).toBe(400);
  });

  test('tells the fields of a new issue', async () => {
    const types = (await get('/issue/createmeta/SEC/issuetypes')).json as Record<
      string,
      { id: string }[]
    >;
    const [type] = types[isCloud ? 'issueTypes' : 'values'] ?? [];
    const { json } = await get(`/issue/createmeta/SEC/issuetypes/${type?.id}`);
    const fields = (json as Record<string, { fieldId: string; required: boolean }[]>)[
      isCloud ? 'fields' : 'values'
    ];
    expect(fields?.find(({ fieldId }) => fieldId === 'summary')?.required).toBe(true);
    expect(fields?.find(({ fieldId }) => fieldId === 'labels')?.required).toBe(false);
    expect((await get('/issue/createmeta/SEC/issuetypes/1')).status).toBe(404);
  });

  test('tells resolutions and people', async () => {
    const { json } = await get('/resolution');
    expect((json as { name: string }[]).map(({ name }) => name)).toContain('Done');
    const key = isCloud ? 'accountId' : 'username';
    expect((await get(`/user?${key}=nobody`)).status).toBe(404);
  });
});
