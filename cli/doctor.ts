import { type Stack, loadStack } from '../emulator/stack';
import { type Access, signedInTo } from '../operate/access';
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
 * Looks an environment over and prints what was found.
 * @returns whether nothing has failed
 */
export async function runDoctor(
  access: Access,
  stack: Stack,
  { json = false }: Pick<DoctorOptions, 'json'>,
  print: (text: string) => void,
): Promise<boolean> {
  const report = await examine(access, stack);
  print(json ? reportJson(report) : reportText(report));
  return verdictOf(report) !== 'failed';
}

/** `bridge doctor <environment>`, as whoever is signed in. */
export async function doctor(name: string, options: DoctorOptions): Promise<boolean> {
  const { environment, file } = stackOf(name);
  const access = await signedInTo(environment, readEndpoints(options.endpoints));
  return runDoctor(access, loadStack(file), options, (text) => {
    console.log(text);
  });
}
