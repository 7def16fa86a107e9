import type { Assumption } from './assumption';

/** What identities and secrets stand on. */
export const IDENTITY = [
  {
    id: 'I1',
    seenBy: 'deployment',
    assume: "_Key Vault Certificates Officer_ may set a vault's contacts",
    ifNot: 'The deployment is refused with 403 at `CertificateContacts`',
    see: '`cdktf deploy`',
  },
  {
    id: 'I2',
    seenBy: 'deployment',
    assume: 'Entra takes a certificate whose registration ends before the certificate itself',
    ifNot: 'The registration is refused',
    see: '`cdktf deploy`',
  },
  {
    id: 'I3',
    seenBy: 'smoke',
    assume: "A rule's condition _tag does not equal_ holds for an incident without tags",
    ifNot: 'Rules start nothing; _reconcile_ opens tickets minutes later',
    see: 'Create an incident without tags, with `storeApp.label` set',
  },
  {
    id: 'I4',
    seenBy: 'you',
    assume:
      'A workflow names the addresses that its calls come from (`endpointsConfiguration.workflow.outgoingIpAddresses`), and HTTP actions use no others',
    ifNot: 'A list of addresses refuses some calls',
    see: "Compare output `addresses_to_let_in` with ServiceNow's log",
  },
  {
    id: 'I5',
    seenBy: 'you',
    assume:
      '`Data.Read` of the Log Analytics API has the id `e8f6e161-84d0-4cd7-9441-2d46ec9ec3d5`',
    ifNot: 'The consent page shows another permission',
    see: 'The link in output `store_app`',
  },
  {
    id: 'I6',
    seenBy: 'you',
    assume:
      'The run history shows no `authentication` of type `Raw`, whose value comes from a call with hidden outputs',
    ifNot: 'It would show a ServiceNow token, which is good for half an hour',
    see: 'A run of an environment whose account signs in by OAuth',
  },
  {
    id: 'I7',
    seenBy: 'smoke',
    assume:
      'A user with web-service access only signs in by password where single sign-on or a second factor is on for people',
    ifNot: 'Every call is answered 401',
    see: 'The first run',
  },
] as const satisfies readonly Assumption[];
