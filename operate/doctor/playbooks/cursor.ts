import * as z from 'zod';
import type { Access } from '../../access';
import { type Integration, integrationsOf } from '../../integrations';
import { type Check, type Finding, failed, orWell, warning } from '../check';
import type { Deployment } from '../deployment';

const run = z.object({
  name: z.string(),
  properties: z.object({
    status: z.string(),
    startTime: z.string(),
    error: z.object({ code: z.string().nullish(), message: z.string().nullish() }).nullish(),
    outputs: z.record(z.string(), z.object({ value: z.json().optional() })).nullish(),
  }),
});

type Run = z.output<typeof run>;

const startOf = ({ properties }: Run): number => Date.parse(properties.startTime);

/** How many intervals may pass without a run that succeeds. */
const PATIENCE = 3;

/** Whether reconcile runs, and knows how far it has come. */
export const cursorChecks = ({ access }: Deployment): readonly Check[] =>
  integrationsOf(access.environment).map((integration) => comesForward(access, integration));

function comesForward(
  { arm, clock }: Access,
  { key, playbooks: { reconcile: id }, everyMinutes }: Integration,
): Check {
  const name = id.slice(id.lastIndexOf('/') + 1);
  return {
    id: `playbooks.cursor.${key}`,
    title: `${name} comes forward`,
    needs: ['playbooks.enabled'],
    run: async () => {
      const newest = async (filter?: string): Promise<Run | undefined> => {
        const query = { $top: '10', ...(filter !== undefined && { $filter: filter }) };
        const ask = { apiVersion: '2019-05-01', query };
        const { value } = await arm.get(`${id}/runs`, ask, z.object({ value: z.array(run) }));
        // The newest comes first, but nothing promises it.
        return value.toSorted((a, b) => startOf(b) - startOf(a))[0];
      };
      const good = await newest("status eq 'Succeeded'");
      const why = async () => whyNot((await newest("status eq 'Failed'")) ?? (await newest()));
      if (good === undefined) return [failed(`${name} has never succeeded`, await why())];
      const { startTime, outputs } = good.properties;
      const minutes = Math.floor((clock.now() - Date.parse(startTime)) / 60_000);
      // The list may leave outputs out; the run itself has them.
      const cursor =
        outputs?.['cursor']?.value ??
        (await arm.get(`${id}/runs/${good.name}`, { apiVersion: '2019-05-01' }, run)).properties
          .outputs?.['cursor']?.value;
      const findings: readonly Finding[] = [
        ...(minutes > PATIENCE * everyMinutes
          ? [
              failed(
                `${name} has not succeeded for ${minutes} minutes, and runs every ${everyMinutes}`,
                await why(),
              ),
            ]
          : []),
        ...(typeof cursor === 'string' && cursor !== ''
          ? behind(name, cursor, startTime)
          : [
              warning(
                `the newest run of ${name} has no output 'cursor', so every run looks back as far as lookBackHours says`,
                'look at the outputs of its runs in the portal (docs/first-deployment.md, 12)',
              ),
            ]),
      ];
      return orWell(findings, `it last succeeded ${minutes} minutes ago`);
    },
  };
}

/** How far the cursor may be behind, in minutes: it is held while an item fails, for a day at most. */
const HELD = 60;

function behind(name: string, cursor: string, startTime: string): readonly Finding[] {
  const minutes = Math.floor(
    (Date.parse(startTime) - Date.parse(cursor.split(' ')[0] ?? '')) / 60_000,
  );
  return minutes > HELD
    ? [
        warning(
          `${name} runs, but has come no further than ${minutes} minutes before its last run: an item that fails holds it`,
          'look for failed items in its runs, and for failure comments on incidents; after a day it goes on without them',
        ),
      ]
    : [];
}

function whyNot(run: Run | undefined): string {
  if (run === undefined) return 'it has no run at all: is its recurrence there, and is it on?';
  const { status, error } = run.properties;
  const why = [status, error?.code, error?.message].filter(Boolean).join(', ');
  return `look at its run ${run.name} in the portal (${why}); docs/playbooks/ says what each step does`;
}
