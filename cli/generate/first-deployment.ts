import {
  type Assumption,
  HEALTH,
  IDENTITY,
  JIRA,
  OPTIONAL,
  PIPELINE,
  RESPONSE,
  SYNC,
} from '../../operate/smoke/assumptions';
import { table } from './markdown';

const HEAD = `# What a first deployment shows

Generated from \`operate/smoke/assumptions/\` by \`cli/generate/first-deployment.ts\`; do not edit. \`UPDATE_GOLDEN=1 npm test\` renews it.

The emulator is built on what Microsoft, ServiceNow and public measurements say. Some things nobody says. Each is listed here with what breaks if
it is not so, and how you see it. [\`bridge smoke\`](operate.md) lives through the life of a test incident and gives its verdict on what the last column says it
sees; go through the rest once, in a development environment.
`;

const WHO: Readonly<Record<Assumption['seenBy'], string>> = {
  smoke: '`bridge smoke`',
  deployment: '`cdktf deploy`',
  you: 'you',
};

/** The page about what nobody says, as Markdown. */
export const firstDeploymentPage = (): string =>
  [
    HEAD,
    assumptions(SYNC),
    '\n## Identity and secrets\n',
    assumptions(IDENTITY),
    '\n## The pipeline\n',
    assumptions(PIPELINE),
    '\n## Jira\n',
    assumptions(JIRA),
    '\n## Health\n',
    assumptions(HEALTH),
    '\n## Response by hand\n',
    assumptions(RESPONSE),
    '\n## What is optional\n',
    assumptions(OPTIONAL),
    '',
  ].join('\n');

const assumptions = (all: readonly Assumption[]): string =>
  table(
    ['#', 'We assume', 'If it is not so', 'How you see it', 'Who sees it'],
    all.map(({ id, assume, ifNot, see, seenBy }) => [id, assume, ifNot, see, WHO[seenBy]]),
  );
