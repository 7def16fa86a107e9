import type { Data } from '../../emulator/expression/value';
import type { ActionRecord } from '../../emulator/runtime/record';
import type { Run } from '../../emulator/runtime/run';
import type { Rehearsal } from './rehearsal';

/** What came of running a workflow as JSON: what the run history shows, without what it hides. */
export const rehearsalJson = ({ workflow, trigger, runs, failure }: Rehearsal): Data => ({
  workflow: workflow.name,
  ...(trigger && { trigger: { status: trigger.status, code: trigger.code } }),
  runs: runs.map(runJson),
  ...(failure && { error: { name: failure.name, message: failure.message } }),
});

const runJson = (each: Run): Data => ({
  name: each.name,
  workflow: each.workflow.name,
  status: each.status,
  ...(each.error && { error: { ...each.error } }),
  ...(each.outputs && { outputs: each.outputs }),
  billed: { ...each.meter.billed },
  findings: each.findings.map((finding) => ({ ...finding })),
  actions: each.actions().map(actionJson),
});

const actionJson = (action: ActionRecord): Data => {
  const { name, type, status, code, inputs, outputs, error, secured } = action;
  return {
    name,
    type,
    status,
    code,
    ...(inputs !== undefined && !secured.inputs && { inputs }),
    ...(outputs !== undefined && !secured.outputs && { outputs }),
    ...(error && { error: { ...error } }),
  };
};
