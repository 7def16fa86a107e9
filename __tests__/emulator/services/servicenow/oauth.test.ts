import { ServiceNowInstance } from '../../../../emulator/services/servicenow/instance';
import { OAuthTokens } from '../../../../emulator/services/servicenow/oauth';
import { tableApi } from '../../../../emulator/services/servicenow/table-api';

const SOURCE =
  'https://www.servicenow.com/docs/r/platform-security/authentication/r_OAuthAPIRequestParameters.html';

function instance() {
  let time = 0;
  const now = () => time;
  const accounts = [
    { userName: 'bot', password: 'pw', roles: ['itil'] },
    { userName: 'app', password: '', roles: ['itil'] },
  ];
  const clients = [
    { clientId: 'c1', clientSecret: 's1', applicationUser: 'app' },
    { clientId: 'c2', clientSecret: 's2' },
  ];
  const app = tableApi({
    instance: new ServiceNowInstance({ users: [], groups: [] }, now),
    accounts,
    tokens: new OAuthTokens(clients, accounts, now),
    origin: 'https://x.service-now.com',
  });
  const send = (
    form: Readonly<Record<string, string>>,
    type = 'application/x-www-form-urlencoded',
  ) => {
    const { status, body } = app.answer({
      method: 'POST',
      url: '/oauth_token.do',
      headers: { 'content-type': type },
      body: new URLSearchParams(form).toString(),
    });
    return { status, json: JSON.parse(body) as Readonly<Record<string, unknown>> };
  };
  const create = (authorization: string) => {
    const { status, body } = app.answer({
      method: 'POST',
      url: '/api/now/v2/table/incident',
      headers: { authorization, 'content-type': 'application/json' },
      body: '{}',
    });
    const { result } = JSON.parse(body) as {
      result?: { readonly sys_created_by?: string };
    };
    return { status, by: result?.sys_created_by };
  };
  return { send, create, pass: (seconds: number) => (time += seconds * 1000) };
}

const CLIENT = { grant_type: 'client_credentials', client_id: 'c1', client_secret: 's1' };
const USER = {
  grant_type: 'password',
  client_id: 'c2',
  client_secret: 's2',
  username: 'bot',
  password: 'pw',
};

test.each([
  [CLIENT, 'app'],
  [USER, 'bot'],
])(`%j gets a token, which is that user for half an hour (${SOURCE})`, (form, user) => {
  const { send, create, pass } = instance();
  const { status, json } = send(form);
  expect(status).toBe(200);
  expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 1799 });
  const bearer = `Bearer ${String(json['access_token'])}`;
  expect(create(bearer)).toStrictEqual({ status: 201, by: user });
  pass(1799);
  expect(create(bearer).status).toBe(201);
  pass(2);
  expect(create(bearer).status).toBe(401);
});

test.each([
  ['a wrong client secret', { ...CLIENT, client_secret: 'x' }, 'invalid_client'],
  ['an unknown client', { ...CLIENT, client_id: 'x' }, 'invalid_client'],
  ['a wrong password', { ...USER, password: 'x' }, 'access_denied'],
  [
    'a client that stands for nobody',
    { ...CLIENT, client_id: 'c2', client_secret: 's2' },
    'access_denied',
  ],
  ['a user without a password', { ...USER, username: 'app', password: 'x' }, 'access_denied'],
])('%s is refused', (_, form, error) => {
  expect(instance().send(form)).toMatchObject({ status: 401, json: { error } });
});

test('a form that does not say that it is one is refused', () => {
  expect(instance().send(CLIENT, 'application/json').status).toBe(401);
});

test('an account that has no password does not sign in without one', () => {
  const basic = Buffer.from('app:').toString('base64');
  expect(instance().create(`Basic ${basic}`).status).toBe(401);
});
