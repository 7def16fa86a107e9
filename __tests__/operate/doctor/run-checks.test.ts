import fc from 'fast-check';
import dev from '../../../environments/dev';
import prod from '../../../environments/prod';
import { type Check, failed, warning } from '../../../operate/doctor/check';
import { checksOf } from '../../../operate/doctor/checks';
import { deploymentOf } from '../../../operate/doctor/deployment';
import { runChecks } from '../../../operate/doctor/run-checks';
import { Problem } from '../../../operate/problem';
import { deployed } from '../deployed';

const check = (id: string, run: Check['run'], needs: readonly string[] = []): Check => ({
  id,
  title: id,
  needs,
  run,
});
const well = () => Promise.resolve('it is');

test('a check that fails skips those that need it, and stops no other', async () => {
  const checks = [
    check('a', () => Promise.resolve([failed('broken', 'mend it')])),
    check('needs a', well, ['a']),
    check('needs needs a', well, ['needs a', 'c']),
    check('b', () => Promise.reject(new Problem('busy', 'too much', 'wait'))),
    check('c', () => Promise.resolve([warning('odd', 'look')])),
    check('needs c', well, ['c']),
    check('d', () => Promise.reject(new TypeError('x is undefined'))),
  ];
  const made = await runChecks(checks);
  expect(made.map(({ id, verdict, because }) => [id, verdict, because])).toEqual([
    ['a', 'failed', undefined],
    ['needs a', 'skipped', ['a']],
    ['needs needs a', 'skipped', ['a']],
    ['b', 'failed', undefined],
    ['c', 'warning', undefined],
    ['needs c', 'ok', undefined],
    ['d', 'failed', undefined],
  ]);
  expect(made[3]?.findings).toEqual([{ verdict: 'failed', found: 'too much', fix: 'wait' }]);
  expect(made[6]?.findings[0]?.found).toBe('the check itself has stumbled: x is undefined');
});

test('only some are made at once, each once, and all of them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.nat(), { maxLength: 3 }), { maxLength: 30 }),
      async (all) => {
        let running = 0;
        let most = 0;
        const made: string[] = [];
        const checks = all.map((needs, i) =>
          check(
            String(i),
            async () => {
              running += 1;
              most = Math.max(most, running);
              await new Promise((resolve) => setImmediate(resolve));
              running -= 1;
              made.push(String(i));
              return 'done';
            },
            // Only earlier ones, so never in a circle.
            i === 0 ? [] : needs.map((one) => String(one % i)),
          ),
        );
        const results = await runChecks(checks);
        expect(results.map(({ id }) => id)).toEqual(checks.map(({ id }) => id));
        expect(made.toSorted()).toEqual(checks.map(({ id }) => id).toSorted());
        for (const { id, needs } of checks) {
          for (const one of needs) expect(made.indexOf(one)).toBeLessThan(made.indexOf(id));
        }
        expect(most).toBeLessThanOrEqual(6);
      },
    ),
    { numRuns: 30 },
  );
});

test.each([dev, prod])(
  'every check has an id of its own, and needs only what comes before it',
  async (input) => {
    const { access, world, close } = await deployed(input);
    const checks = checksOf(deploymentOf(access, world.stack));
    const ids = checks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    // The run history is told with Azure, and needs the playbooks, which are told after it.
    for (const { needs } of checks) expect(ids).toEqual(expect.arrayContaining([...needs]));
    await close();
  },
);
