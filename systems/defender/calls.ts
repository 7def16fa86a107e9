import { http } from '../../workflow/actions';
import { NO_ITEMS, call, equals } from '../../workflow/calls';
import { type Action, bodyOf, statusCodeOf } from '../../workflow/definition';
import type { Need } from '../../workflow/needs';
import { text } from '../../workflow/text';
import { type Expr, type Value, expr, required } from '../../workflow/tree';
import { type AzureContext, asItself } from '../azure/identity';
import type { Machine, MachineAction, MoveType, Values } from './types';

/**
 * Where Defender for Endpoint answers in the public cloud; other clouds have other addresses.
 * @see https://learn.microsoft.com/defender-endpoint/api/exposed-apis-list
 */
const HOST = 'https://api.security.microsoft.com';

/** The identifier of the API, for which tokens are issued whatever the address. */
const AUDIENCE = 'https://api.securitycenter.microsoft.com';

/** What the tenant calls the API. */
const DEFENDER_API = 'WindowsDefenderATP';

const READ: Need = { kind: 'appRole', api: DEFENDER_API, role: 'Machine.Read.All' };
const ISOLATE: Need = { kind: 'appRole', api: DEFENDER_API, role: 'Machine.Isolate' };

const defender = (azure: AzureContext, path: Value<string>) => ({
  uri: text`${HOST}/api/${path}`,
  authentication: asItself(azure, AUDIENCE),
});

/**
 * Looks machines up. Where no machine was seen lately, the list is answered with 404.
 * @param filter in OData, with nothing but values of a closed shape in it
 * @see https://learn.microsoft.com/defender-endpoint/api/get-machines
 */
export const findMachines = (
  name: string,
  azure: AzureContext,
  filter: Expr<string>,
): Action<Values<Machine>> =>
  http<Values<Machine>>(name, {
    method: 'GET',
    ...defender(azure, 'machines'),
    queries: { $filter: filter },
    idempotent: true,
    needs: [READ],
  });

/** The machines that were found: none where the API has answered 404. Any other answer without a list fails whoever reads it. */
export const machinesOf = (found: Action<Values<Machine>>): Expr<readonly Machine[]> =>
  expr<readonly Machine[]>(
    call(
      'if',
      equals<number>(statusCodeOf(found), 404),
      NO_ITEMS,
      required(bodyOf(found) as Expr<Values<Machine>>, 'value'),
    ).node,
  );

/**
 * Lists what was asked of a machine, in no order that is promised.
 * @see https://learn.microsoft.com/defender-endpoint/api/get-machineactions-collection
 */
export const listMachineActions = (
  name: string,
  azure: AzureContext,
  machineId: Expr<string>,
): Action<Values<MachineAction>> =>
  http<Values<MachineAction>>(name, {
    method: 'GET',
    ...defender(azure, 'machineactions'),
    queries: { $filter: text`machineId eq '${machineId}'` },
    idempotent: true,
    needs: [READ],
  });

/** The actions that were listed. An answer without a list is no answer, and fails whoever reads it. */
export const actionsIn = (list: Action<Values<MachineAction>>): Expr<readonly MachineAction[]> =>
  required(bodyOf(list) as Expr<Values<MachineAction>>, 'value');

/** How much of the network an isolated machine loses: all of it, or all but Outlook and Teams. */
export type IsolationType = 'Full' | 'Selective';

/** What is asked of a machine. */
export interface Move {
  readonly machineId: Expr<string>;
  /** Who wants it and why; it stays with the action. */
  readonly comment: Expr<string>;
  /** @default - a release, which has no type */
  readonly isolationType?: IsolationType;
}

/**
 * Cuts a machine off, or lets it in again. While one such action is open, another one is refused with 400 `ActiveRequestAlreadyExists`; after
 * it, a second one is a second action, so the engine never repeats it.
 * @see https://learn.microsoft.com/defender-endpoint/api/isolate-machine
 * @see https://learn.microsoft.com/defender-endpoint/api/unisolate-machine
 */
export const moveMachine = (
  name: string,
  azure: AzureContext,
  type: MoveType,
  { machineId, comment, isolationType }: Move,
): Action<MachineAction> =>
  http<MachineAction>(name, {
    method: 'POST',
    ...defender(azure, text`machines/${machineId}/${type.toLowerCase()}`),
    body: { Comment: comment, ...(isolationType && { IsolationType: isolationType }) },
    idempotent: false,
    needs: [ISOLATE],
  });

/** What the API says where an action of the kind is open already. */
export const ALREADY_ASKED = 'ActiveRequestAlreadyExists';
