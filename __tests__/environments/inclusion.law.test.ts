import * as fc from 'fast-check';
import { type Conditions, conditionsSchema, includes } from '../../environments/conditions';
import { anyConditions, anyIncident, conditionsOf, isWanted } from '../playbooks/any-conditions';

/** Conditions that settings take. */
const areTaken = (given: unknown): given is Conditions => conditionsSchema.safeParse(given).success;

const conditions = anyConditions.filter(areTaken);

/** Conditions of some of the kinds of others, so that one often includes the other; or any. */
const wider = (narrow: Conditions): fc.Arbitrary<Conditions> =>
  fc.oneof(fc.subarray(Object.keys(narrow)).chain(conditionsOf), anyConditions).filter(areTaken);

const pairs = conditions.chain((narrow) => fc.tuple(wider(narrow), fc.constant(narrow)));

test('law: where conditions include others, they want whatever those want', () => {
  fc.assert(
    fc.property(pairs, anyIncident, ([wide, narrow], incident) => {
      if (!includes(wide, narrow) || !isWanted(narrow, incident)) return;
      expect(isWanted(wide, incident)).toBe(true);
    }),
    { numRuns: 4000 },
  );
});

test('law: a title pattern includes another only where it fits every title that the other fits', () => {
  const titles = ['Scan', 'SCANS', 'a scan', 'a scanner', 'canned', 'sca', ''];
  const patterns = ['scan', 'Sca', 'can', 'a scan'].flatMap((text) =>
    ['', '*'].flatMap((open) => ['', '*'].map((close) => `${open}${text}${close}`)),
  );
  const [incident] = fc.sample(anyIncident, 1);
  const fitting = new Map(
    patterns.map((pattern) => [
      pattern,
      titles.filter((title) => isWanted({ titles: [pattern] }, { ...incident!, title })),
    ]),
  );
  for (const wide of patterns) {
    for (const narrow of patterns) {
      if (!includes({ titles: [wide] }, { titles: [narrow] })) continue;
      expect([wide, narrow, fitting.get(wide)]).toEqual([
        wide,
        narrow,
        expect.arrayContaining(fitting.get(narrow)!),
      ]);
    }
  }
});

test('law: conditions include themselves, and no conditions include all', () => {
  fc.assert(
    fc.property(conditions, (given) => {
      expect(includes(given, given)).toBe(true);
      expect(includes({}, given)).toBe(true);
    }),
  );
});

test.each<[Conditions, Conditions, boolean]>([
  [{ titles: ['Phish*'] }, { titles: ['Phishing*'] }, true],
  [{ titles: ['*scan'] }, { titles: ['*port scan', 'Scan'] }, true],
  [{ titles: ['*scan*'] }, { titles: ['Scan*', '*scan', '*scanned*', 'a scan'] }, true],
  [{ titles: ['Phish*'] }, { titles: ['*Phishing*'] }, false],
  [{ titles: ['Phish*'] }, { titles: ['*Phishing'] }, false],
  [{ titles: ['*scan'] }, { titles: ['scan*'] }, false],
  [{ titles: ['Scan'] }, { titles: ['Scan*'] }, false],
  [{ tags: ['VIP'] }, { tags: ['vip'] }, true],
  [{ tags: ['vip'] }, { tags: ['vip-board'] }, false],
  [{ products: ['azure firewall'] }, { products: ['Azure Firewall'] }, true],
])('%j includes %j: %j', (wide, narrow, expected) => {
  expect(includes(wide, narrow)).toBe(expected);
});
