import type { Runtime } from '../runtime/runtime';
import type { Stack } from '../stack/model';

/** Deploys a stack's playbooks, each with the identity that it was assigned. */
export function deployWorkflows({ workflows }: Stack, runtime: Runtime): void {
  for (const { identity, ...resource } of workflows) {
    const [assigned] = identity.userAssigned;
    runtime.deploy({ ...resource, ...(assigned !== undefined && { identity: assigned }) });
  }
}
