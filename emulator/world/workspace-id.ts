import { type Stack, StackError } from '../stack';
import { actionsOf, property, withParameters } from './definitions';

const WORKSPACE = /^https:\/\/([^/]+)\/(?:v1\/)?workspaces\/([^/]+)\//;

/** The workspace's own GUID, by which playbooks call it at a host; undefined where none calls it there. */
export function workspaceIdAt(stack: Stack, host: string): string | undefined {
  const called = stack.workflows.flatMap((workflow) =>
    actionsOf(workflow).flatMap(({ action }) => {
      const uri = withParameters(property(action.inputs, 'uri'), workflow);
      const [, at, id = ''] = WORKSPACE.exec(uri) ?? [];
      return at === host ? [id] : [];
    }),
  );
  const [id, ...others] = new Set(called);
  if (others.length === 0) return id;
  throw new StackError(
    'azapi_resource',
    `the playbooks call the workspaces ${[id, ...others].join(', ')}; the emulator has one`,
  );
}
