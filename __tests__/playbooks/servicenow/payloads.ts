import defender from '../../../cli/samples/ransomware-defender.json';
import passwordSpray from '../../../cli/samples/password-spray.json';

type Json = Readonly<Record<string, unknown>>;

/** The body of an incident trigger, as far as tests change it. */
export interface Payload extends Json {
  readonly object: Json & { readonly name: string; readonly properties: Json };
}

/** The same event with other properties of the incident. */
export const withProperties = (payload: Payload, properties: Json): Payload => ({
  ...payload,
  object: { ...payload.object, properties: { ...payload.object.properties, ...properties } },
});

/** Only what Sentinel always sends: everything that may be missing is missing. */
const bare: Payload = {
  ...passwordSpray,
  object: {
    id: passwordSpray.object.id,
    name: passwordSpray.object.name,
    properties: {
      severity: 'Low',
      status: 'New',
      incidentNumber: 7,
      incidentUrl: 'https://portal.azure.com/#incident/7',
      createdTimeUtc: '2026-11-20T02:14:07Z',
    },
  },
};

const nothing: Payload = withProperties(passwordSpray, {
  title: null,
  description: null,
  labels: null,
  owner: null,
  additionalData: null,
  alerts: null,
  relatedEntities: null,
  comments: null,
});

const updated = (incidentUpdates: Json, properties: Json): Payload => ({
  ...withProperties(passwordSpray, properties),
  objectEventType: 'Update',
  incidentUpdates: {
    updatedTime: '2026-11-20T03:02:44Z',
    updatedBy: { source: 'User', name: 'sam@contoso.com' },
    ...incidentUpdates,
  },
});

const HOSTILE = `it's "100%" @{triggerBody()} @utcNow() \${x} %{y} <script>alert(1)</script> \\n ]]> 🙂`;

/** Events as they come, by what is special about them. */
export const PAYLOADS: Readonly<Record<string, Payload>> = {
  'an ordinary incident': passwordSpray,
  'an incident of the Defender portal': defender,
  'an incident without anything optional': bare,
  'an incident in which everything optional is null': nothing,
  'an incident in which every text is empty': withProperties(defender, {
    title: '',
    description: '',
    alerts: [],
    relatedEntities: [],
  }),
  'an incident that nobody wrote kindly': withProperties(passwordSpray, {
    title: HOSTILE,
    description: HOSTILE,
    severity: 'High',
  }),
  'an incident with a long title and description': withProperties(passwordSpray, {
    title: 'x'.repeat(5_000),
    description: 'y'.repeat(30_000),
    severity: 'Informational',
  }),
  'an incident whose alerts are spelt with a capital': withProperties(passwordSpray, {
    alerts: undefined,
    Alerts: passwordSpray.object.properties.alerts,
  }),
  'an update of an incident that was never seen': updated(
    { updatedFields: ['Severity'] },
    { severity: 'High', status: 'Active' },
  ),
  'a closing of an incident that was never seen': updated(
    { updatedFields: ['Status', 'Classification'] },
    {
      status: 'Closed',
      classification: 'TruePositive',
      classificationReason: 'SuspiciousActivity',
    },
  ),
  'an incident with somebody else’s labels': withProperties(passwordSpray, {
    labels: [{ labelName: 'SNOW System ID: 46d44a1b2f13300022b9ac3cf699b6f0', labelType: 'User' }],
  }),
};

export { defender, passwordSpray };
