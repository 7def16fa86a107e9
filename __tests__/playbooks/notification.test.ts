import dev from '../../environments/dev';
import { CHANNEL_KINDS, type ChannelKind } from '../../systems/notify/types';
import { deliver, devWorld } from './servicenow/dev-world';
import { PAYLOADS, type Payload, passwordSpray, withProperties } from './servicenow/payloads';

const worldOf = (kind: ChannelKind) =>
  devWorld({}, { notify: { channel: { ...dev.notify.channel, kind } } });
const worlds = Object.fromEntries(CHANNEL_KINDS.map((kind) => [kind, worldOf(kind)]));

const refused = {
  call: { service: 'servicenow', method: 'POST' },
  fault: { kind: 'status', status: 403 },
} as const;

/** What the channel is told where ServiceNow refuses the ticket of an incident. */
async function told(kind: ChannelKind, payload: Payload) {
  const world = worlds[kind];
  if (world === undefined) throw new Error(kind);
  world.reset();
  world.inject([refused]);
  const { notifications, runs } = await deliver(world, payload);
  return { bodies: notifications.map(({ body }) => body), runs };
}

const SENTENCE =
  'Sentinel Bridge could not open the ServiceNow ticket of this incident: creating the ticket failed (Forbidden).';
const TITLE = 'Sentinel Bridge could not do its work on an incident';
const NEXT = 'The incident has a comment that says more. It is tried again by itself for a day.';
const NAMED = 'Incident 4217: Password spray against "admin" accounts';
const PLAYBOOK = 'logic-bridge-dev-servicenow-open';
const link = expect.stringMatching(
  /^https:\/\/portal\.azure\.com\/#view\/Microsoft_Azure_EMA\/LogicAppsMonitorBlade\/runid\/%2Fsubscriptions/,
) as string;
const ordinary = withProperties(passwordSpray, {
  incidentNumber: 4217,
  title: 'Password spray against "admin" accounts',
});

test('Teams gets a card', async () => {
  const bold = (text: string) => ({ type: 'TextRun', text, weight: 'Bolder' });
  const line = (...inlines: readonly unknown[]) => ({ type: 'RichTextBlock', inlines });
  const run = (text: string) => ({ type: 'TextRun', text });
  expect((await told('teams', ordinary)).bodies).toStrictEqual([
    {
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            type: 'AdaptiveCard',
            $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
            version: '1.4',
            body: [
              { type: 'TextBlock', text: TITLE, weight: 'Bolder', size: 'Medium', wrap: true },
              line(run(SENTENCE)),
              line(bold('Incident: '), run(NAMED)),
              line(bold('System: '), run('ServiceNow')),
              line(bold('Playbook: '), run(PLAYBOOK)),
              line(run(NEXT)),
            ],
            actions: [{ type: 'Action.OpenUrl', title: 'Open the run', url: link }],
          },
        },
      ],
    },
  ]);
});

test('Slack gets blocks', async () => {
  const section = (text: string) => ({
    type: 'section',
    text: { type: 'mrkdwn', verbatim: true, text },
  });
  expect((await told('slack', ordinary)).bodies).toStrictEqual([
    {
      text: `${TITLE}: ${SENTENCE}`,
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: TITLE } },
        section(SENTENCE),
        section(`*Incident:* ${NAMED}`),
        section('*System:* ServiceNow'),
        section(`*Playbook:* ${PLAYBOOK}`),
        section(NEXT),
        {
          type: 'context',
          elements: [
            {
              type: 'mrkdwn',
              verbatim: true,
              text: expect.stringMatching(
                /^<https:\/\/portal\.azure\.com\/\S+\|Open the run>$/,
              ) as string,
            },
          ],
        },
      ],
    },
  ]);
});

test('any other webhook gets flat JSON', async () => {
  expect((await told('webhook', ordinary)).bodies).toStrictEqual([
    {
      title: TITLE,
      sentence: SENTENCE,
      next: NEXT,
      system: 'ServiceNow',
      playbook: PLAYBOOK,
      incident: NAMED,
      incidentId: passwordSpray.object.name,
      run: link,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
    },
  ]);
});

const wild = (title: string) => withProperties(passwordSpray, { title, status: 'New' });

/** Titles that attackers choose, and how each channel shows the start of them. */
const TITLES: readonly (readonly [what: string, title: string])[] = [
  ['calls everybody', '<!channel> <!here> <@U024BE7LH> & <https://evil.test|Sign in>'],
  ['was escaped before', '&lt;!channel&gt; &amp;amp;'],
  [
    'is Markdown',
    '**bold** [Sign in](https://evil.test) ![x](https://evil.test/x.png) {{DATE(2026-01-01)}}',
  ],
  ['has line breaks', 'one\r\n\r\n# two\n- three'],
  ['has quotes and expressions', `'"@{triggerBody()}@utcNow()\${x}%{y}\\n`],
  ['is long', 'x&'.repeat(5_000)],
  ['is long and of emoji', '🙂'.repeat(400)],
  ['is of another script', 'مرحبا 世界 \u202Eevil'],
];

describe.each(CHANNEL_KINDS)('%s takes an incident whose title', (kind) => {
  test.each(TITLES)('%s', async (_, title) => {
    const { bodies } = await told(kind, wild(title));
    expect(bodies).toHaveLength(1);
    const shown = JSON.stringify(bodies);
    expect(Buffer.byteLength(shown)).toBeLessThan(12_000);
    expect(shown).not.toContain('\uFFFD');
    if (kind === 'slack') expect(shown).not.toMatch(/<(?:[!@#]|https:\/\/evil)/);
  });

  test.each(
    Object.entries(PAYLOADS).filter(([, { object }]) => object.properties['status'] !== 'Closed'),
  )('belongs to %s', async (_, payload) => {
    expect((await told(kind, payload)).bodies).toHaveLength(1);
  });
});

test('what was cut says so, and no emoji is halved', async () => {
  const [body] = (await told('webhook', wild('🙂'.repeat(400)))).bodies;
  expect(body).toMatchObject({
    incident: expect.stringMatching(/^Incident \d+: (🙂)+ …$/u) as string,
  });
});

test.each(CHANNEL_KINDS)('an outage is told to %s without an incident', async (kind) => {
  const world = worlds[kind];
  if (world === undefined) throw new Error(kind);
  world.reset();
  world.inject([{ call: { service: 'servicenow' }, fault: { kind: 'status', status: 503 } }]);
  await world.runUntil(world.now + 6 * 60_000);
  await world.settle();
  const [first] = world.state().notifications;
  const shown = JSON.stringify(first?.body);
  expect(shown).toContain('ServiceNow and Microsoft Sentinel are not kept in step');
  expect(shown).toContain(
    'It is tried again every 5 minutes, and told again hourly until it works.',
  );
  if (kind === 'webhook') expect(first?.body).toMatchObject({ incident: '', incidentId: '' });
  else expect(shown).not.toContain('Incident');
});
