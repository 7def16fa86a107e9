import { NotImplementedError } from '../../runtime/errors';
import type { ServiceNowInstance } from './instance';
import { type Row, WriteRefused } from './row';

/**
 * Where a change can go from each state, beside being canceled; an emergency is not assessed.
 * @see https://www.servicenow.com/docs/r/it-service-management/change-management/normal-standard-emergency-states.html
 */
const NEXT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  normal: { '-5': '-4', '-4': '-3', '-3': '-2', '-2': '-1', '-1': '0', '0': '3' },
  emergency: { '-5': '-3', '-3': '-2', '-2': '-1', '-1': '0', '0': '3' },
};

const [NEW, ASSESS, AUTHORIZE, CANCELED] = ['-5', '-4', '-3', '4'] as const;

/**
 * What the platform does with changes: it asks people when a change leaves *New*, and takes it on or back by their answers.
 * @see https://www.servicenow.com/docs/r/it-service-management/change-management/c_ChangeStateModel.html
 */
export class Changes {
  constructor(private readonly instance: ServiceNowInstance) {}

  /** A change after a write. @throws WriteRefused where it cannot go there */
  written(before: Row, after: Row, userName: string): Row {
    const [from = '', to = ''] = [before['state'], after['state']];
    if (from === to) return after;
    const next = NEXT[after['type'] ?? '']?.[from];
    if (to !== next && to !== CANCELED) {
      throw new WriteRefused(`A change cannot go from state ${from} to ${to}`);
    }
    if (from === NEW && !after['assignment_group']) {
      throw new WriteRefused(
        'Data Policy Exception: The following fields are mandatory: Assignment group',
      );
    }
    if ((from === ASSESS || from === AUTHORIZE) && to === next) {
      throw new WriteRefused('The change waits for approval');
    }
    if (to === CANCELED) return after;
    return to === ASSESS || to === AUTHORIZE ? this.#asked(after, userName) : after;
  }

  /** A change after somebody's answer, and the answers of the others with it. @throws WriteRefused where that person was not asked */
  answered(change: Row, approver: string, state: 'approved' | 'rejected', userName: string): Row {
    const id = change['sys_id'] ?? '';
    const open = this.#open(id);
    const own = open.find(
      (row) => this.instance.value('sysapproval_approver', row, 'approver.user_name') === approver,
    );
    if (own === undefined) {
      throw new WriteRefused(`'${approver}' was not asked about ${change['number'] ?? ''}`);
    }
    this.instance.keep('sysapproval_approver', { ...own, state }, userName);
    for (const other of open) {
      if (other === own) continue;
      const settled = state === 'approved' ? 'not_required' : 'cancelled';
      this.instance.keep('sysapproval_approver', { ...other, state: settled }, 'system');
    }
    const stamp = { sys_updated_on: this.instance.time(), sys_updated_by: userName };
    // What was rejected is back where its requester can change it.
    if (state === 'rejected') return { ...change, ...stamp, state: NEW, approval: 'rejected' };
    if (change['state'] === ASSESS) {
      return this.#asked({ ...change, ...stamp, state: AUTHORIZE }, 'system');
    }
    const next = NEXT[change['type'] ?? '']?.[change['state'] ?? ''] ?? '';
    return { ...change, ...stamp, state: next, approval: 'approved' };
  }

  /** Who was asked about a change, and has not answered. */
  #open(id: string): readonly Row[] {
    return this.instance
      .rows('sysapproval_approver')
      .filter((row) => row['sysapproval'] === id && row['state'] === 'requested');
  }

  /** A change about which people are asked: the assignment group assesses, others authorize. */
  #asked(change: Row, userName: string): Row {
    const { authorizedBy = 'CAB Approval' } = this.instance.options.changes ?? { members: {} };
    const group = this.instance
      .rows('sys_user_group')
      .find((row) =>
        change['state'] === ASSESS
          ? row['sys_id'] === change['assignment_group']
          : row['name'] === authorizedBy,
      );
    const members = this.instance
      .rows('sys_user_grmember')
      .filter((row) => row['group'] === group?.['sys_id']);
    if (group === undefined || members.length === 0) {
      throw new NotImplementedError(
        `a change that nobody is asked about: put members into '${group?.['name'] ?? authorizedBy}'`,
      );
    }
    for (const { user = '' } of members) {
      const asked = { sysapproval: change['sys_id'] ?? '', approver: user, state: 'requested' };
      this.instance.keep('sysapproval_approver', asked, userName);
    }
    return { ...change, approval: 'requested' };
  }
}
