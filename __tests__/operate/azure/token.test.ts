import { identityOf, keepingTokens } from '../../../operate/azure/token';
import { quickClock } from '../answering';

const SCOPE = 'https://vault.azure.net/.default';

test('a token is asked for once while it is good, also by many at once', async () => {
  const { clock } = quickClock(0);
  let asked = 0;
  const source = keepingTokens(
    {
      getToken: () =>
        Promise.resolve({
          token: String((asked += 1)),
          expiresOnTimestamp: clock.now() + 3_600_000,
        }),
    },
    clock,
  );
  const all = await Promise.all([1, 2, 3].map(() => source.getToken(SCOPE)));
  expect(all.map((one) => one?.token)).toEqual(['1', '1', '1']);
  await source.getToken('https://management.azure.com/.default');
  expect(asked).toBe(2);
  await clock.sleep(3_500_000);
  expect((await source.getToken(SCOPE))?.token).toBe('3');
});

test('a failure to get one is not kept', async () => {
  const { clock } = quickClock(0);
  let asked = 0;
  const source = keepingTokens(
    {
      getToken: () => {
        asked += 1;
        return asked === 1
          ? Promise.reject(new Error('no login'))
          : Promise.resolve({ token: 'good', expiresOnTimestamp: Infinity });
      },
    },
    clock,
  );
  await expect(source.getToken(SCOPE)).rejects.toThrow('no login');
  expect((await source.getToken(SCOPE))?.token).toBe('good');
});

const token = (claims: object) =>
  `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`;

test.each([
  [
    token({ oid: 'o', upn: 'zoë@acme.com', tid: 't' }),
    { objectId: 'o', name: 'zoë@acme.com', tenantId: 't' },
  ],
  [token({ oid: 'o', appid: 'a' }), { objectId: 'o', name: 'a' }],
  [token({ oid: 7 }), { objectId: 'unknown' }],
  ['no token at all', { objectId: 'unknown' }],
  [`x.${Buffer.from('null').toString('base64url')}.y`, { objectId: 'unknown' }],
])('who is signed in by %s', (text, identity) => {
  expect(identityOf(text)).toEqual(identity);
});
