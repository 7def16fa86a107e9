import { tell } from '../../cli/publish';
import type { Review } from '../../operate/pipeline/reviews';
import { type Given, loopbackGitHub } from '../operate/pipeline/loopback-github';

const PROD: Review = { environment: 'prod', text: '~ Medium = "2" -> "3"', changes: true };
const QUIET: Review = { environment: 'test', text: 'No changes.', changes: false };
const FAILED: Review = { environment: 'dev', changes: false };

/** Works with a GitHub that has something already, and gives what became of it. */
async function on(
  given: readonly Given[],
  work: (variables: Readonly<Record<string, string>>) => Promise<unknown>,
  refusal?: number,
) {
  const github = await loopbackGitHub(given, refusal);
  try {
    await work(github.variables);
    return { items: github.items(), calls: github.calls };
  } finally {
    await github.close();
  }
}

describe('the comment on a pull request', () => {
  const MARKER = '<!-- sentinel-bridge: pull-request -->';
  const comment = (reviews: readonly Review[]) => (variables: Readonly<Record<string, string>>) =>
    tell('pull-request', reviews, variables);

  test('is written once, and says what each environment gets and where the run is', async () => {
    const { items } = await on([], comment([QUIET, PROD, FAILED]));
    expect(items.map(({ body }) => body)).toStrictEqual([
      [
        MARKER,
        '## What a deployment would do',
        '',
        '<details><summary><b>test: nothing to deploy</b></summary>',
        '',
        'No changes.',
        '',
        '</details>',
        '',
        '<details open><summary><b>prod: changes</b></summary>',
        '',
        '~ Medium = "2" -> "3"',
        '',
        '</details>',
        '',
        '### dev',
        '',
        'The plan failed; the log of the run says why.',
        '',
        '[The run](https://github.com/acme/bridge/actions/runs/77)',
      ].join('\n'),
    ]);
  });

  test('is written over by the next run, wherever it stands, and nothing else is', async () => {
    const others: Given[] = Array.from({ length: 120 }, (_, n) => ({ by: 'jane', body: `${n}` }));
    const given = [...others, { body: `${MARKER}\nold` }, { by: null, body: null }];
    const { items, calls } = await on(given, comment([PROD]));
    expect(calls).toStrictEqual([
      'GET /issues/12/comments',
      'GET /issues/12/comments',
      'PATCH /issues/comments/9120',
    ]);
    expect(items).toHaveLength(given.length);
    expect(items[120]?.body).toContain('-> "3"');
    expect(items.slice(0, 120).map(({ body }) => body)).toStrictEqual(
      others.map(({ body }) => body),
    );
  });

  test('is not taken from somebody who writes the marker', async () => {
    const given = [
      { by: 'mallory', body: `${MARKER}\nmine` },
      { body: `> ${MARKER}\nquoted by another bot's post` },
    ];
    const { items } = await on(given, comment([PROD]));
    expect(items).toHaveLength(3);
    expect(items.slice(0, 2).map(({ body }) => body)).toStrictEqual(given.map(({ body }) => body));
  });

  test.each([
    [403, "the job's token needs 'permissions: pull-requests: write'"],
    [404, "the job's token needs 'permissions: pull-requests: write'"],
    [500, 'GitHub answered 500 to GET /repos/acme/bridge/issues/12/comments. It says'],
  ])('that GitHub refuses with %d is an error that says why', async (status, message) => {
    await expect(on([], comment([PROD]), status)).rejects.toThrow(message);
  });

  test('never repeats the token', async () => {
    const refused = on([], (variables) =>
      tell('pull-request', [PROD], { ...variables, GITHUB_TOKEN: 'wr0ng-token' }),
    );
    await expect(refused).rejects.toThrow(/401/);
    await expect(refused).rejects.not.toThrow(/wr0ng/);
  });

  test.each(['', '0', '-1', '1; rm', 'abc'])('needs a number, and %j is none', async (wrong) => {
    const work = on([], (variables) =>
      tell('pull-request', [PROD], { ...variables, PULL_REQUEST: wrong }),
    );
    await expect(work).rejects.toThrow(`PULL_REQUEST is '${wrong}'`);
  });

  test('without a token is printed, so that one can try it', async () => {
    const print = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    await tell('pull-request', [PROD], {});
    const printed = String(print.mock.calls[0]?.[0]);
    print.mockRestore();
    expect(printed).toContain(MARKER);
    expect(printed).not.toContain('The run');
    await expect(tell('drift', [PROD], { GITHUB_TOKEN: 'x' })).rejects.toThrow('GITHUB_REPOSITORY');
  });
});

describe('the issue about drift', () => {
  const MARKER = '<!-- sentinel-bridge: drift -->';
  const report = (reviews: readonly Review[]) => (variables: Readonly<Record<string, string>>) =>
    tell('drift', reviews, variables);
  const OPEN = { body: `${MARKER}\nlast night` };

  test('is opened where something drifts, or cannot be told', async () => {
    const { items } = await on([], report([QUIET, PROD, FAILED]));
    expect(items).toMatchObject([
      { title: 'What is deployed is not what main says: prod, dev', state: 'open' },
    ]);
    expect(items[0]?.body).toContain('-> "3"');
  });

  test('is the same one every night', async () => {
    const { items } = await on(
      [{ by: 'jane', body: MARKER }, OPEN, { body: MARKER, isPullRequest: true }],
      report([PROD]),
    );
    expect(items.map(({ body }) => body?.includes('-> "3"'))).toStrictEqual([false, true, false]);
  });

  test('is closed when nothing drifts any more, and not opened for that', async () => {
    const closed = await on([OPEN], report([QUIET]));
    expect(closed.items).toMatchObject([
      { state: 'closed', body: expect.stringContaining('No changes.') },
    ]);
    const none = await on([{ ...OPEN, state: 'closed' }], report([QUIET]));
    expect(none.calls).toStrictEqual(['GET /issues']);
  });

  test('comes anew after it was closed', async () => {
    const { items } = await on([{ ...OPEN, state: 'closed' }], report([PROD]));
    expect(items).toMatchObject([{ state: 'closed' }, { state: 'open' }]);
  });
});
