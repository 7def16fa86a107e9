import { StixObjects } from '../services/threat-intelligence/objects';
import { UPLOAD_HOST, uploadApi } from '../services/threat-intelligence/upload-api';
import { StackError } from '../stack';
import { actionsOf, property, withParameters } from './definitions';
import type { HostRoute } from './service-map';
import type { ServicesProps } from './services';

/** The threat intelligence of a world's workspace. */
export interface WorldIntelligence {
  readonly objects: StixObjects;
  readonly route: HostRoute;
}

const WORKSPACE = new RegExp(`^https://${UPLOAD_HOST}/workspaces/([^/]+)/`);

/** Sets up the threat intelligence that a stack's playbooks upload to; undefined where none does. The workspace's own id is what they call it by. */
export function intelligenceOf(
  props: Pick<ServicesProps, 'stack' | 'tokens' | 'permissions' | 'sentinel'>,
): WorldIntelligence | undefined {
  const { stack, tokens, permissions, sentinel } = props;
  const called = stack.workflows.flatMap((workflow) =>
    actionsOf(workflow).flatMap(({ action }) => {
      const uri = withParameters(property(action.inputs, 'uri'), workflow);
      return WORKSPACE.exec(uri)?.[1] ?? [];
    }),
  );
  const [ownId, ...others] = new Set(called);
  if (ownId === undefined) return undefined;
  if (others.length > 0) {
    throw new StackError(
      'azapi_resource',
      `the playbooks upload to the workspaces ${[ownId, ...others].join(', ')}; the emulator has one`,
    );
  }
  const objects = new StixObjects();
  const app = uploadApi({
    cloud: stack.cloud,
    tokens,
    permissions,
    workspace: { id: stack.workspace.id, ownId },
    objects,
    now: sentinel.store.now,
  });
  return { objects, route: { service: 'threat-intelligence', host: UPLOAD_HOST, app } };
}
