import * as z from 'zod';
import type { AutomationRule } from '../../../emulator/stack/model';
import { type Check, type Finding, failed, orWell, warning } from '../check';
import type { Deployment } from '../deployment';
import { differences } from './compare';

const rule = z.object({
  properties: z.object({
    order: z.number(),
    triggeringLogic: z.object({
      isEnabled: z.boolean(),
      expirationTimeUtc: z.string().nullish(),
      conditions: z.array(z.json()).nullish(),
    }),
    actions: z.array(
      z.object({
        actionType: z.string(),
        actionConfiguration: z.looseObject({ logicAppResourceId: z.string().nullish() }).nullish(),
      }),
    ),
  }),
});

type DeployedRule = z.output<typeof rule>['properties'];

/** Whether the automation rules that start playbooks and close incidents are there, on and as they were deployed. */
export const ruleChecks = ({ access: { arm, clock }, stack }: Deployment): readonly Check[] => [
  {
    id: 'playbooks.rules',
    title: 'the automation rules are there and on',
    needs: ['azure.workspace'],
    run: async () => {
      const findings = await Promise.all(
        stack.automationRules.map(async (declared) => {
          const found = await arm.find(declared.id, { apiVersion: '2025-09-01' }, rule);
          return found === undefined
            ? [failed(`the automation rule '${declared.displayName}' is not there`, DEPLOY)]
            : findingsOf(declared, found.properties, clock.now());
        }),
      );
      return orWell(findings.flat(), 'all of them are on');
    },
  },
];

const DEPLOY = 'deploy the environment';

function findingsOf(
  declared: AutomationRule,
  found: DeployedRule,
  now: number,
): readonly Finding[] {
  const name = `the automation rule '${declared.displayName}'`;
  const { isEnabled, expirationTimeUtc, conditions } = found.triggeringLogic;
  const ended = expirationTimeUtc ? Date.parse(expirationTimeUtc) <= now : false;
  const started = found.actions.flatMap(
    ({ actionConfiguration }) => actionConfiguration?.logicAppResourceId?.toLowerCase() ?? [],
  );
  const unstarted = declared.actions.filter(
    (action) => action.kind === 'playbook' && !started.includes(action.playbookId.toLowerCase()),
  );
  return [
    ...(declared.enabled && !isEnabled
      ? [failed(`${name} is off`, `turn it on, or ${DEPLOY}`)]
      : []),
    ...(ended && declared.expiration === undefined
      ? [failed(`${name} has ended at ${expirationTimeUtc ?? ''}`, DEPLOY)]
      : []),
    ...(ended && declared.expiration !== undefined
      ? [
          warning(
            `${name} has ended at ${expirationTimeUtc ?? ''}, as its settings say`,
            'take it out of the settings, or give it another end',
          ),
        ]
      : []),
    ...(unstarted.length > 0 ? [failed(`${name} no longer starts its playbook`, DEPLOY)] : []),
    ...(differences([...declared.conditions], conditions ?? []).length > 0
      ? [failed(`${name} has other conditions than the stack`, DEPLOY)]
      : []),
    ...(declared.order === found.order
      ? []
      : [warning(`${name} has the order ${found.order}, not ${declared.order}`, DEPLOY)]),
  ];
}
