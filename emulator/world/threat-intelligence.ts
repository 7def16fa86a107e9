import { StixObjects } from '../services/threat-intelligence/objects';
import { UPLOAD_HOST, uploadApi } from '../services/threat-intelligence/upload-api';
import type { HostRoute } from './service-map';
import type { ServicesProps } from './services';
import { workspaceIdAt } from './workspace-id';

/** The threat intelligence of a world's workspace. */
export interface WorldIntelligence {
  readonly objects: StixObjects;
  readonly route: HostRoute;
}

/** Sets up the threat intelligence that a stack's playbooks upload to; undefined where none does. The workspace's own id is what they call it by. */
export function intelligenceOf(
  props: Pick<ServicesProps, 'stack' | 'tokens' | 'permissions' | 'sentinel'>,
): WorldIntelligence | undefined {
  const { stack, tokens, permissions, sentinel } = props;
  const ownId = workspaceIdAt(stack, UPLOAD_HOST);
  if (ownId === undefined) return undefined;
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
