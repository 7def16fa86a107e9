import { loadStack } from '../emulator/stack';
import { signedInTo } from '../operate/access';
import { examine } from '../operate/doctor/doctor';
import { reportJson, reportText, verdictOf } from '../operate/doctor/report';
import { readEndpoints } from './endpoints';
import { stackOf } from './stacks';

/** How an environment is looked over. */
export interface DoctorOptions {
  /** @default - as text */
  readonly json?: boolean;
  /** A file that says where hosts are called. @default - each at its own address */
  readonly endpoints?: string;
}

/**
 * `bridge doctor <environment>`, as whoever is signed in.
 * @returns whether nothing has failed
 */
export async function doctor(
  name: string,
  { json = false, endpoints }: DoctorOptions,
): Promise<boolean> {
  const { environment, file } = stackOf(name);
  const access = await signedInTo(
    environment,
    endpoints === undefined ? {} : readEndpoints(endpoints),
  );
  const report = await examine(access, loadStack(file));
  console.log(json ? reportJson(report) : reportText(report));
  return verdictOf(report) !== 'failed';
}
