import * as fc from 'fast-check';
import { contextScope } from '../../../emulator/expression/context';
import { evaluate } from '../../../emulator/expression/evaluate';
import { check } from '../../../environments/finding';
import { sentinelSchema } from '../../../environments/azure';
import { stateText } from '../../../playbooks/compare';
import { basePrefix } from '../../../playbooks/servicenow/sides';
import { SEVERITIES, STATUSES } from '../../../systems/sentinel/types';
import { concat } from '../../../workflow/calls';
import { settings } from './settings';

/** What `correlation_display` holds; ServiceNow cuts the rest off without a word. */
const COLUMN = 100;

/** Sentinel takes so many comments on an incident. @see https://learn.microsoft.com/azure/sentinel/sentinel-service-limits */
const COMMENTS = 100;

const workspace = fc.stringMatching(/^[a-z0-9][a-z0-9-]{2,61}[a-z0-9]$/);

const isTaken = (name: string): boolean =>
  check(sentinelSchema, { workspace: name, resourceGroup: 'rg' }).findings.length === 0;

test.each([fc.constant('w'.repeat(63)), workspace])(
  'law: what both sides agree on fits its column, whatever workspace the settings take',
  (names) => {
    const state = fc.tuple(
      fc.constantFrom(...STATUSES),
      fc.constantFrom(...SEVERITIES),
      fc.nat({ max: COMMENTS }),
    );
    fc.assert(
      fc.property(names, state, (name, [status, severity, comments]) => {
        expect(isTaken(name)).toBe(true);
        const prefix = basePrefix({ ...settings, workspace: { ...settings.workspace, name } });
        const { node } = concat(prefix, stateText(status, severity, comments));
        const base = `Sentinel/${name}|${status}|${severity}|${comments}`;
        expect(evaluate(node, contextScope({}))).toBe(base);
        expect(base.length).toBeLessThanOrEqual(COLUMN);
      }),
    );
  },
);

test('the settings take no longer workspace name', () => {
  expect(isTaken('w'.repeat(64))).toBe(false);
});
