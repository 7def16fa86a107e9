import { conditionsSchema } from '../../environments/conditions';
import { wantedWithin } from '../../playbooks/wants';
import { incident } from '../../systems/sentinel/incident';

/** Values of a kind, short ones and long ones. */
const VALUES: Readonly<Record<string, (index: number) => string>> = {
  tags: (index) => `t${index}`,
  titles: (index) => `*t${index}*`,
  products: (index) => `Microsoft Defender for something of which the name is long, ${index}`,
  analyticsRules: (index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
};

describe.each(Object.entries(VALUES))('conditions on %s', (kind, valueOf) => {
  const conditionsOf = (count: number) => ({
    [kind]: Array.from({ length: count }, (_, index) => valueOf(index)),
  });
  const isTaken = (count: number): boolean =>
    conditionsSchema.safeParse(conditionsOf(count)).success;
  const most = Array.from({ length: 200 }, (_, index) => index + 1).findLast(isTaken) ?? 0;

  test('are taken as long as an expression has room for them', () => {
    expect(most).toBeGreaterThan(30);
    const conditions = conditionsSchema.parse(conditionsOf(most));
    expect(wantedWithin(8192, [conditions], { incident })).toBeDefined();
  });

  test('are refused where it has not, and it is told how to mend that', () => {
    const { error } = conditionsSchema.safeParse(conditionsOf(most + 1));
    expect(error?.issues.map(({ message }) => message)).toEqual([
      `asks for ${most + 1} values, and an expression of a playbook has no room for so many; ask for less, or divide them among several`,
    ]);
  });
});
