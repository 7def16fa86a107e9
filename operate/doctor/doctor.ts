import type { Stack } from '../../emulator/stack';
import type { Access } from '../access';
import { checksOf } from './checks';
import { deploymentOf } from './deployment';
import type { Report } from './report';
import { runChecks } from './run-checks';

/** Looks an environment over, and changes nothing in it. */
export async function examine(access: Access, stack: Stack): Promise<Report> {
  const checks = await runChecks(checksOf(deploymentOf(access, stack)));
  return { environment: access.environment.name, checks };
}
