import passwordSpray from '../../cli/samples/password-spray.json';
import type { Json } from '../../workflow/parameter';
import { type Payload, withProperties } from './servicenow/payloads';

export const GUID = passwordSpray.object.name;

/** Characters that stand for others in HTML, in JSON or in wiki text. */
const SPECIAL = `a <b> & "c" \\ {d} | *e*\n`;

/** A text of so many characters, in short lines. */
export const longText = (length: number): string =>
  SPECIAL.repeat(Math.ceil(length / SPECIAL.length)).slice(0, length);

const related = (kind: string, index: number, properties: Readonly<Record<string, string>>) => {
  const name = `aaaaaaaa-0000-4000-8000-${String(index).padStart(12, '0')}`;
  const type = 'Microsoft.SecurityInsights/Entities';
  return { id: `/entities/${kind}/${name}`, name, type, kind, properties };
};

/** What tells the entities of each kind. */
const ENTITIES: readonly ((index: number) => ReturnType<typeof related>)[] = [
  (i) => related('Url', i, { url: `https://evil.example/${i}/${'p'.repeat(450)}` }),
  (i) => related('Ip', i, { address: `203.${i >> 8}.${i & 255}.17` }),
  (i) => related('Host', i, { hostName: `host-${i}`, friendlyName: `host-${i}` }),
  (i) => related('Account', i, { accountName: `user-${i}`, upnSuffix: 'acme.com' }),
  (i) => related('FileHash', i, { hashValue: String(i).padStart(64, '0'), algorithm: 'SHA256' }),
  (i) => related('Process', i, { friendlyName: `powershell -c ${longText(2000)}` }),
];

/**
 * An incident that is as large as Sentinel has them: 5,000 characters of description, 150 alerts, a thousand entities, and more labels than anybody reads.
 * @see https://learn.microsoft.com/azure/sentinel/sentinel-service-limits
 */
export const largeIncident = (properties: Readonly<Record<string, unknown>> = {}): Payload =>
  withProperties(passwordSpray, {
    severity: 'High',
    title: longText(255).replaceAll('\n', ' '),
    description: longText(5000),
    labels: Array.from({ length: 90 }, (_, i) => ({
      labelName: `${i}-${'l'.repeat(250)}`,
      labelType: 'User',
    })),
    alerts: Array.from({ length: 150 }, (_, i) =>
      related('SecurityAlert', i, {
        alertDisplayName: `Alert ${i} ${'x'.repeat(200)}`,
        description: longText(4000),
        severity: 'High',
        productName: 'Azure Sentinel',
      }),
    ),
    relatedEntities: Array.from({ length: 1000 }, (_, i) => ENTITIES[i % ENTITIES.length]!(i)),
    comments: [],
    owner: { objectId: null, email: null, assignedTo: null, userPrincipalName: null },
    ...properties,
  });

/** A document of Jira Cloud in which each word is a link: much longer than its words. */
export const marked = (words: number): Json => ({
  type: 'doc',
  version: 1,
  content: [
    {
      type: 'paragraph',
      content: Array.from({ length: words }, (_, i) => ({
        type: 'text',
        text: `word-${i} `,
        marks: [{ type: 'link', attrs: { href: `https://wiki.acme.com/${i}/${'x'.repeat(60)}` } }],
      })),
    },
  ],
});
