import type { BillingClass } from '../meter';
import { runApiConnection } from './api-connection';
import { runApiManagement } from './api-management';
import { runCompose } from './compose';
import { runIf } from './condition';
import { runDateTime } from './date-time';
import { runForeach } from './foreach';
import { runFunction } from './function';
import type { ActionHandler } from './handler';
import { runHttp } from './http';
import { runJoin, runQuery, runSelect } from './arrays';
import { runParseJson } from './parse-json';
import { runRefused } from './refused';
import { runResponse } from './response';
import { runScope } from './scope';
import { runSendToBatch } from './send-to-batch';
import { runSwitch } from './switch';
import { runTable } from './table';
import { runTerminate } from './terminate';
import { runUntil } from './until';
import {
  runAppendToArray,
  runAppendToString,
  runDecrement,
  runIncrement,
  runInitialize,
  runSet,
} from './variables';
import { runWait } from './wait';
import { runConnectorWebhook, runHttpWebhook } from './webhook';
import { runWorkflow } from './workflow';

/** What the runtime knows of a type of action. */
export interface ActionType {
  readonly run: ActionHandler;
  readonly billing: BillingClass;
  /** Whether what it holds runs in iterations. */
  readonly isLoop: boolean;
  /** Whether its iterations have items. */
  readonly hasItems: boolean;
  /** Whether it waits for a callback at an address of its own. */
  readonly isWebhook: boolean;
  /** Whether it answers the caller of a Request trigger. */
  readonly answers: boolean;
  /** Whether hiding its inputs hides its outputs too, and its outputs are not protected further down. */
  readonly inputsHideOutputs: boolean;
}

const type = (run: ActionHandler, rest: Partial<ActionType> = {}): ActionType => ({
  run,
  billing: 'builtIn',
  isLoop: false,
  hasItems: false,
  isWebhook: false,
  answers: false,
  inputsHideOutputs: false,
  ...rest,
});

/** The types by name in lower case: definitions spell them in any case. */
const TYPES: ReadonlyMap<string, ActionType> = new Map([
  ['http', type(runHttp)],
  ['apiconnection', type(runApiConnection, { billing: 'standard' })],
  ['apiconnectionwebhook', type(runConnectorWebhook, { billing: 'standard', isWebhook: true })],
  ['httpwebhook', type(runHttpWebhook, { isWebhook: true })],
  ['function', type(runFunction)],
  ['apimanagement', type(runApiManagement)],
  ['sendtobatch', type(runSendToBatch)],
  ['response', type(runResponse, { answers: true, inputsHideOutputs: true })],
  ['workflow', type(runWorkflow)],
  ['compose', type(runCompose, { inputsHideOutputs: true })],
  ['parsejson', type(runParseJson, { inputsHideOutputs: true })],
  ['query', type(runQuery)],
  ['select', type(runSelect)],
  ['join', type(runJoin)],
  ['table', type(runTable)],
  ['expression', type(runDateTime)],
  ['initializevariable', type(runInitialize)],
  ['setvariable', type(runSet)],
  ['incrementvariable', type(runIncrement)],
  ['decrementvariable', type(runDecrement)],
  ['appendtoarrayvariable', type(runAppendToArray)],
  ['appendtostringvariable', type(runAppendToString)],
  ['if', type(runIf)],
  ['switch', type(runSwitch)],
  ['foreach', type(runForeach, { isLoop: true, hasItems: true })],
  ['until', type(runUntil, { isLoop: true })],
  ['scope', type(runScope)],
  ['terminate', type(runTerminate)],
  ['wait', type(runWait)],
]);

const REFUSED = type(runRefused);

/** The type of an action by its name; one that the emulator does not run is refused when a run reaches it. */
export const actionTypeOf = (name: string): ActionType => TYPES.get(name.toLowerCase()) ?? REFUSED;
