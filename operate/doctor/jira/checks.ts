import type { Access } from '../../access';
import type { Check } from '../check';
import { accountChecks } from './account';
import { fieldChecks } from './fields';
import { projectChecks } from './projects';
import { jiraSubject } from './subject';
import { transitionChecks } from './transitions';
import { valueChecks } from './values';

/** Whether Jira is as the playbooks need it; nothing is written there. */
export function jiraChecks(access: Access): readonly Check[] {
  const { jira } = access.environment;
  if (jira === undefined) return [];
  const subject = jiraSubject(access, jira);
  return [
    ...accountChecks(subject),
    ...projectChecks(subject),
    ...fieldChecks(subject),
    ...valueChecks(subject),
    ...transitionChecks(subject),
  ];
}
