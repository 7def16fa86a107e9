import * as z from 'zod';
import type { Workflow } from '../../../emulator/stack/model';
import { type Check, failed, orWell } from '../check';
import type { Deployment } from '../deployment';
import { once } from '../once';
import { namesOf } from '../words';

const workflow = z.object({
  properties: z.object({
    state: z.string(),
    definition: z.json().optional(),
    parameters: z.json().optional(),
  }),
  identity: z
    .object({ userAssignedIdentities: z.record(z.string(), z.unknown()).nullish() })
    .nullish(),
});

/** A playbook as the stack declares it. */
export type DeclaredWorkflow = Workflow;

/** A playbook as Azure has it. */
export type DeployedWorkflow = z.output<typeof workflow>;

/** The declared playbooks, each with what Azure has of it; undefined: nothing. */
export type Workflows = () => Promise<
  readonly {
    readonly declared: DeclaredWorkflow;
    readonly deployed: DeployedWorkflow | undefined;
  }[]
>;

/** Reads the playbooks of a deployment, once. */
export const workflowsOf = ({ access: { arm }, stack }: Deployment): Workflows =>
  once(() =>
    Promise.all(
      stack.workflows.map(async (declared) => ({
        declared,
        deployed: await arm.find(declared.id, { apiVersion: '2019-05-01' }, workflow),
      })),
    ),
  );

/** Whether the playbooks are there and on. */
export const workflowChecks = (workflows: Workflows): readonly Check[] => [
  {
    id: 'playbooks.deployed',
    title: 'the playbooks are there',
    needs: ['azure.subscription'],
    run: async () => {
      const found = await workflows();
      const missing = found.filter(({ deployed }) => deployed === undefined);
      return orWell(
        missing.map(({ declared: { name } }) =>
          failed(`the playbook ${name} is not there`, 'deploy the environment'),
        ),
        namesOf(found.map(({ declared }) => declared)),
      );
    },
  },
  {
    id: 'playbooks.enabled',
    title: 'the playbooks are enabled',
    needs: ['playbooks.deployed'],
    run: async () => {
      const off = (await workflows()).filter(
        ({ declared, deployed }) =>
          declared.enabled && deployed !== undefined && deployed.properties.state !== 'Enabled',
      );
      return orWell(
        off.map(({ declared: { name, id }, deployed }) =>
          failed(
            `the playbook ${name} is ${(deployed?.properties.state ?? '').toLowerCase()}`,
            `az rest --method post --url '${id}/enable?api-version=2019-05-01', once it is known why somebody has turned it off`,
          ),
        ),
        'all of them are enabled',
      );
    },
  },
];
