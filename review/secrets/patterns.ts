/** Rewrites what a pattern has found: `hide` gives what stands for a credential. */
type Rewrite = (hide: (secret: string) => string, ...found: string[]) => string;

const whole: Rewrite = (hide, all) => hide(all);
/** What is before stays, so that it can still be seen what the credential is for. */
const afterPrefix: Rewrite = (hide, _all, prefix = '', secret = '') => prefix + hide(secret);

/**
 * What credentials look like, wherever they stand.
 * @see https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
 */
const PATTERNS: readonly (readonly [RegExp, Rewrite])[] = [
  [/-----BEGIN [A-Z ]+-----[^]*?(?:-----END [A-Z ]+-----|$)/g, whole],
  [/\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g, whole],
  // Somebody signed in within an address; `@{` is an expression.
  [/(\b[a-z][a-z\d+.-]*:\/\/)([^\s/?#"'<>@]+)(?=@(?!\{))/gi, afterPrefix],
  [
    /([?&;](?:sig|signature|code|key|token|password|pwd|secret|apikey|[\w.-]+[-_](?:token|key|secret|signature))=)(?!@\{)([^&\s"'<>;]+)/gi,
    afterPrefix,
  ],
  [/(\bsig=)(?!@\{)([^&\s"'<>;@]+)/gi, afterPrefix],
  [
    /(\b(?:AccountKey|SharedAccessKey|SharedAccessSignature|SharedSecret|Password|Pwd|ClientSecret|AccessToken|ApiKey)\s*=\s*)(?!=)(?!@\{)([^;\s"'<>]+)/gi,
    afterPrefix,
  ],
  [
    /(\b(?:client_secret|client_assertion|refresh_token|access_token|password)=)(?!@\{)([^&\s"'<>]+)/gi,
    afterPrefix,
  ],
  [/(\b(?:Bearer|Basic|SSWS|GenieKey|SharedAccessSignature)\s+)([\w+/.=~-]{8,})/g, afterPrefix],
  [/(\bToken token=)([\w-]{8,})/g, afterPrefix],
  // Addresses that whoever knows them may write to.
  [/(https:\/\/hooks\.slack\.com\/)([\w/-]+)/gi, afterPrefix],
  [/(https:\/\/[\w.-]*webhook\.office\.com\/)([^\s"'<>]+)/gi, afterPrefix],
  [/(https:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/webhooks\/)([^\s"'<>]+)/gi, afterPrefix],
  [/(https:\/\/events\.pagerduty\.com\/integration\/)([^\s"'<>/]+)/gi, afterPrefix],
  // Entra client secrets, tokens of Atlassian, GitHub, GitLab, Slack, npm, AWS, Google and OpenAI.
  [/[\w~.-]{3}\dQ~[\w~.-]{31,34}/g, whole],
  [/\bATATT3[\w=-]{20,}/g, whole],
  [/\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|npm_\w{30,})/g, whole],
  [/\bxox[abeoprs]-[\w-]{10,}/g, whole],
  [/\b(?:AKIA|ASIA)[A-Z\d]{16}\b/g, whole],
  [/\bAIza[\w-]{30,}/g, whole],
  [/\bsk-[\w-]{20,}/g, whole],
  // Keys of storage accounts, workspaces, buses and hubs.
  [/(?<![\w+/])(?:[\w+/]{86}==|[A-Za-z\d+/]{43}=)(?![\w=])/g, whole],
];

/** A text with everything that looks like a credential replaced. */
export const withoutCredentials = (text: string, hide: (secret: string) => string): string =>
  PATTERNS.reduce(
    (current, [pattern, rewrite]) =>
      current.replace(pattern, (all: string, ...found: unknown[]) =>
        rewrite(hide, all, ...found.filter((each) => typeof each === 'string')),
      ),
    text,
  );
