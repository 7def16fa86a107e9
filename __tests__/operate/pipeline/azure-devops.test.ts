import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tell } from '../../../cli/publish';

const MARKER = '<!-- sentinel-bridge: pull-request -->';
const REVIEWS = [{ environment: 'prod', text: '~ Medium = "2" -> "3"', changes: true }];
const THREADS = '/acme/p%201/_apis/git/repositories/r1/pullRequests/12/threads';

/** Tells reviews to an Azure DevOps with threads on its pull request, and gives what it was asked for. */
async function told(threads: readonly object[], refusal?: number) {
  const calls: { readonly call: string; readonly body: unknown; readonly token: unknown }[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      calls.push({
        call: `${request.method ?? ''} ${request.url ?? ''}`,
        body: text === '' ? undefined : JSON.parse(text),
        token: request.headers.authorization,
      });
      response.writeHead(refusal ?? 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ value: threads, count: threads.length }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await tell('pull-request', REVIEWS, {
      SYSTEM_ACCESSTOKEN: 't0ken',
      SYSTEM_COLLECTIONURI: `http://127.0.0.1:${(server.address() as AddressInfo).port}/acme/`,
      SYSTEM_TEAMPROJECTID: 'p 1',
      BUILD_REPOSITORY_ID: 'r1',
      SYSTEM_PULLREQUEST_PULLREQUESTID: '12',
      BUILD_BUILDID: '77',
    });
    return calls;
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

test('the comment is a thread that is closed from the start', async () => {
  const calls = await told([
    { id: 1, comments: null },
    { id: 2, comments: [] },
    { id: 3, comments: [{ id: 1, content: `> ${MARKER}` }] },
    { id: 4, comments: [{ id: 1 }, { id: 2, content: MARKER }] },
    { id: 5, isDeleted: true, comments: [{ id: 1, content: MARKER }] },
    { id: 6, comments: [{ id: 1, content: MARKER, isDeleted: true }] },
  ]);
  expect(calls).toMatchObject([
    { call: `GET ${THREADS}?api-version=7.1`, token: 'Bearer t0ken' },
    {
      call: `POST ${THREADS}?api-version=7.1`,
      body: {
        status: 'closed',
        comments: [
          {
            parentCommentId: 0,
            commentType: 'text',
            content: expect.stringMatching(
              /^<!-- sentinel-bridge: pull-request -->[^]*-> "3"[^]*\/acme\/p 1\/_build\/results\?buildId=77\)$/,
            ),
          },
        ],
      },
    },
  ]);
});

test('the next run writes over it', async () => {
  const calls = await told([
    { id: 3, comments: [{ id: 1, content: 'else' }] },
    {
      id: 8,
      comments: [
        { id: 5, content: `${MARKER}\nold` },
        { id: 6, content: 'thanks' },
      ],
    },
  ]);
  expect(calls.map(({ call }) => call)).toStrictEqual([
    `GET ${THREADS}?api-version=7.1`,
    `PATCH ${THREADS}/8/comments/5?api-version=7.1`,
  ]);
});

test('a refusal says what is missing, and not the token', async () => {
  await expect(told([], 403)).rejects.toThrow(/403 .*needs 'Contribute to pull requests'/);
  await expect(told([], 403)).rejects.not.toThrow(/t0ken/);
});
