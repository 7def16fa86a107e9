/** What takes the messages: Microsoft Teams, Slack, or whatever takes JSON. */
export const CHANNEL_KINDS = ['teams', 'slack', 'webhook'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** The channel that playbooks tell people in. */
export interface Channel {
  readonly kind: ChannelKind;
  /** The name of the secret that holds the address of the channel's incoming webhook. */
  readonly secret: string;
}

/** A part of a line of a card. It knows no markup: what stands in it shows as it is. */
export interface TextRun<T> {
  readonly type: 'TextRun';
  readonly text: T;
  readonly weight?: 'Bolder';
}

/**
 * What the webhook of a Teams workflow ("Post to a channel when a webhook request is received") takes: a message with one Adaptive Card.
 * @typeParam T a text, or what becomes one
 * @see https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using
 */
export interface TeamsMessage<T = string> {
  readonly type: 'message';
  readonly attachments: readonly [
    {
      readonly contentType: 'application/vnd.microsoft.card.adaptive';
      readonly content: AdaptiveCard<T>;
    },
  ];
}

/**
 * A card. Only what we write ourselves stands in a TextBlock, whose text is Markdown; a RichTextBlock has none.
 * @see https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features
 */
export interface AdaptiveCard<T> {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.4';
  readonly body: readonly (
    | {
        readonly type: 'TextBlock';
        readonly text: string;
        readonly weight: 'Bolder';
        readonly size: 'Medium';
        readonly wrap: true;
      }
    | { readonly type: 'RichTextBlock'; readonly inlines: readonly TextRun<T>[] }
  )[];
  readonly actions: readonly [
    { readonly type: 'Action.OpenUrl'; readonly title: string; readonly url: T },
  ];
}

/**
 * What an incoming webhook of Slack takes. In every text `&`, `<` and `>` are escaped, because `<!channel>` would call everybody; verbatim
 * texts get no links that nobody wrote.
 * @see https://docs.slack.dev/messaging/formatting-message-text
 * @see https://docs.slack.dev/reference/block-kit/composition-objects/text-object
 */
export interface SlackMessage<T = string> {
  /** What a notification of the device shows. */
  readonly text: T;
  readonly blocks: readonly (
    | {
        readonly type: 'header';
        readonly text: { readonly type: 'plain_text'; readonly text: string };
      }
    | { readonly type: 'section'; readonly text: SlackText<T> }
    | { readonly type: 'context'; readonly elements: readonly SlackText<T>[] }
  )[];
}

export interface SlackText<T> {
  readonly type: 'mrkdwn';
  readonly verbatim: true;
  readonly text: T;
}

/** What any other webhook gets: always the same keys, all of them plain text without markup. */
export interface PlainMessage<T = string> {
  readonly title: T;
  /** What did not happen, and why. */
  readonly sentence: T;
  /** What happens next by itself, and what people have to do. */
  readonly next: T;
  readonly system: T;
  /** The playbook's name. */
  readonly playbook: T;
  /** What people call the incident, as `Incident 42: Password spray`; empty where no incident is to blame. */
  readonly incident: T;
  /** The incident's GUID; empty where no incident is to blame. */
  readonly incidentId: T;
  /** The address of the run in the Azure portal. */
  readonly run: T;
  /** When it was told, in UTC. */
  readonly time: T;
}

/** The body of a message, by the kind of the channel. */
export type Message<T> = TeamsMessage<T> | SlackMessage<T> | PlainMessage<T>;
