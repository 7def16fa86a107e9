import type { Assumption } from './assumption';

/** What the pipeline stands on. */
export const PIPELINE = [
  {
    id: 'P1',
    seenBy: 'you',
    assume:
      'The roles that [the page](pipeline.md#set-it-up) gives the identity that plans are enough to read everything back, certificate contacts included',
    ifNot: 'The plan is refused with 403, and names the resource',
    see: 'The first plan after the first deployment',
  },
  {
    id: 'P2',
    seenBy: 'you',
    assume: '_Storage Blob Data Reader_ is enough for `init` and for a plan without the lock',
    ifNot: '`init` or the plan is refused with 403: give _Storage Blob Data Contributor_',
    see: 'The first plan',
  },
  {
    id: 'P3',
    seenBy: 'you',
    assume:
      'Two identities that plan the same see the same, once `deployerObjectId` is set: no provider puts into a plan who is signed in, or what is in another order each time',
    ifNot:
      '`.ci/deploy` says each time that this is no longer what was approved, and shows what is different',
    see: 'Approve the first deployment at once, with nothing else going on',
  },
] as const satisfies readonly Assumption[];
