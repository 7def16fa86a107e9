import * as z from 'zod';
import { type Check, type Finding, failed, orWell } from '../check';
import type { Deployment } from '../deployment';
import { namesOf } from '../words';

const status = z.object({
  status: z.string(),
  error: z.object({ code: z.string().nullish(), message: z.string().nullish() }).nullish(),
});

const connection = z.object({
  properties: z.object({
    statuses: z.array(status).default([]),
    parameterValueType: z.string().nullish(),
  }),
});

/** How a connection is that works; one that signs in with the workflow's identity is only ever ready. */
const GOOD = ['Connected', 'Ready'];

/** Whether the connections to Sentinel are there and work. */
export const connectionChecks = ({ access: { arm }, stack }: Deployment): readonly Check[] => [
  {
    id: 'azure.connections',
    title: 'the connections to Sentinel are ready',
    needs: ['azure.subscription'],
    run: async () => {
      const findings = await Promise.all(
        stack.connections.map(async ({ id, name }): Promise<readonly Finding[]> => {
          const found = await arm.find(id, { apiVersion: '2016-06-01' }, connection);
          if (found === undefined) {
            return [failed(`the connection ${name} is not there`, 'deploy the environment')];
          }
          const { statuses, parameterValueType } = found.properties;
          const bad = statuses.filter((one) => !GOOD.includes(one.status));
          return [
            ...bad.map(({ status: state, error }) =>
              failed(
                `the connection ${name} is in the state ${state}${error?.message ? ` (${error.message})` : ''}`,
                'delete it and deploy again; nobody has to sign in: it uses the identity of the playbook',
              ),
            ),
            ...(parameterValueType === 'Alternative'
              ? []
              : [
                  failed(
                    `the connection ${name} signs in with a login of somebody, not with the playbook's identity`,
                    'delete it and deploy again',
                  ),
                ]),
          ];
        }),
      );
      return orWell(findings.flat(), namesOf(stack.connections));
    },
  },
];
