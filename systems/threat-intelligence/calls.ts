import { http } from '../../workflow/actions';
import type { Action } from '../../workflow/definition';
import type { Expr } from '../../workflow/tree';
import { type AzureContext, asItself } from '../azure/identity';
import type { Indicator, UploadAnswer } from './types';

/** The most objects that one upload may hold; a minute may have 100 uploads. */
export const MOST_OBJECTS = 100;

/** Where the upload API answers; it is documented for the public cloud alone. */
const ORIGIN = 'https://api.ti.sentinel.azure.com';

const API_VERSION = '2024-02-01-preview';

/** Whom the objects come from, as Sentinel shows it. */
const SOURCE_SYSTEM = 'Sentinel Bridge';

/**
 * Uploads objects of threat intelligence. Each is taken or refused alone: a status of 200 does not say that all were taken. An object that is there
 * already under its id is replaced by a newer version, so that doing it twice is doing it once.
 * @param workspaceId the workspace's own id, a GUID
 * @see https://learn.microsoft.com/azure/sentinel/stix-objects-api
 */
export const uploadIndicators = (
  name: string,
  azure: AzureContext,
  workspaceId: string,
  indicators: Expr<readonly Indicator[]>,
): Action<UploadAnswer | null> =>
  http<UploadAnswer | null>(name, {
    method: 'POST',
    uri: `${ORIGIN}/workspaces/${workspaceId}/threat-intelligence-stix-objects:upload`,
    queries: { 'api-version': API_VERSION },
    authentication: asItself(azure, azure.cloud.armAudience),
    body: { sourcesystem: SOURCE_SYSTEM, stixobjects: indicators },
    idempotent: true,
    needs: [{ kind: 'role', role: 'Microsoft Sentinel Contributor', on: 'workspace' }],
  });
