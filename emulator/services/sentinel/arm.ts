import { Refusal } from '../refusal';
import { Service, jsonOf } from '../service';
import { azureError } from '../azure-error';
import { authorize } from '../resource-manager';
import {
  type ArmCall,
  armEditor,
  armHandler,
  incidentOf,
  INCIDENTS,
  type SentinelOptions,
} from './arm-call';
import { addCommentRoutes } from './arm-comments';
import { inVersionOf } from './arm-version';
import { type ListQuery, listPage } from './list';
import { bodyAs, incidentBody, runPlaybookBody } from './requests';
import type { Related } from './trigger-body';

/**
 * Sentinel's incidents on Azure Resource Manager.
 * @see https://learn.microsoft.com/rest/api/securityinsights/incidents
 */
export function sentinelArm(options: SentinelOptions): Service {
  const { store } = options;
  const app = new Service('Sentinel');
  const on = (action: string, handle: (call: ArmCall) => unknown) =>
    armHandler(options, action, handle);
  const one = `${INCIDENTS}/:incident`;

  app.get(
    INCIDENTS,
    on('read', ({ request }) =>
      listPage(
        store.list().map(({ incident }) => inVersionOf(request, incident)),
        request.query as ListQuery,
        `https://${options.cloud.resourceManager}${request.url}`,
      ),
    ),
  );
  app.get(
    one,
    on('read', ({ request, incident }) =>
      inVersionOf(request, incidentOf(options, incident).incident),
    ),
  );
  app.put(
    one,
    on('write', (call) => putIncident(options, call)),
  );
  app.delete(
    one,
    on('delete', ({ incident, reply }) => {
      const record = store.get(incident);
      if (record !== undefined) store.remove(record);
      return reply.code(record === undefined ? 204 : 200).send();
    }),
  );
  app.post(
    `${one}/entities`,
    on('entities/action', ({ incident }) => entitiesOf(incidentOf(options, incident).entities)),
  );
  app.post(
    `${one}/alerts`,
    on('alerts/action', ({ incident }) => ({ value: incidentOf(options, incident).alerts })),
  );
  app.post(
    `${one}/bookmarks`,
    on('bookmarks/action', ({ incident }) => ({ value: incidentOf(options, incident).bookmarks })),
  );
  app.post(
    `${one}/runPlaybook`,
    on('runPlaybook/action', (call) => runPlaybook(options, call)),
  );
  addCommentRoutes(app, options);
  return app;
}

function putIncident(options: SentinelOptions, { incident: name, principalId, ...call }: ArmCall) {
  const { store } = options;
  const { etag, properties } = bodyAs(incidentBody, jsonOf(call.request.body));
  const written = {
    ...Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)),
    title: properties.title,
    severity: properties.severity,
    status: properties.status,
  };
  const record = store.get(name);
  if (record === undefined) {
    const numbers = store.list().map(({ incident }) => incident.properties.incidentNumber);
    const incidentNumber = Math.max(0, ...numbers) + 1;
    const created = store.add(
      {
        id: '',
        name,
        properties: {
          ...written,
          labels: labelled(properties.labels, []),
          incidentNumber,
          providerName: 'Azure Sentinel',
          providerIncidentId: String(incidentNumber),
          incidentUrl:
            'https://portal.azure.com/#asset/Microsoft_Azure_Security_Insights/Incident' +
            `${store.workspaceId}/providers/Microsoft.SecurityInsights/Incidents/${name}`,
          relatedAnalyticRuleIds: [],
          additionalData: { alertsCount: 0, bookmarksCount: 0, commentsCount: 0 },
          alerts: [],
          bookmarks: [],
          relatedEntities: [],
          comments: [],
        },
      },
      armEditor(options, principalId),
    );
    options.created(created);
    return call.reply.code(201).send(inVersionOf(call.request, created.incident));
  }
  if (etag !== record.incident.etag) {
    throw new Refusal(
      azureError(409, 'Conflict', `New version of resource '${name}' exists. Data was not saved.`),
    );
  }
  const { incidentNumber, additionalData, relatedAnalyticRuleIds, ...old } =
    record.incident.properties;
  const readOnly = Object.fromEntries(
    READ_ONLY.filter((key) => key in old).map((key) => [key, old[key]]),
  );
  const updated = store.update(
    record,
    {
      properties: {
        ...readOnly,
        ...written,
        labels: labelled(properties.labels, old.labels),
        incidentNumber,
        additionalData,
        relatedAnalyticRuleIds,
      },
    },
    armEditor(options, principalId),
  );
  return inVersionOf(call.request, updated.incident);
}

/** What a write leaves as it was; everything else is replaced. */
const READ_ONLY = ['createdTimeUtc', 'incidentUrl', 'providerName', 'providerIncidentId'];

type Labels = readonly { readonly labelName: string; readonly labelType?: string | undefined }[];

/** A tag's type is read-only: those that were there keep theirs, new ones are the user's. */
const labelled = (wanted: Labels, old: Labels) =>
  wanted.map(({ labelName }) => ({
    labelName,
    labelType: old.find((label) => label.labelName === labelName)?.labelType ?? 'User',
  }));

function entitiesOf(entities: readonly Related[]) {
  const counts = new Map<string, number>();
  for (const { kind = 'Unknown' } of entities) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return {
    entities,
    metaData: [...counts].map(([entityKind, count]) => ({ entityKind, count })),
  };
}

const START_PLAYBOOK = 'Microsoft.Logic/workflows/triggers/listCallbackUrl/action';

function runPlaybook(options: SentinelOptions, { incident, principalId, request, reply }: ArmCall) {
  const record = incidentOf(options, incident);
  const { logicAppsResourceId } = bodyAs(runPlaybookBody, jsonOf(request.body));
  // The caller needs a role on the playbook too: Microsoft Sentinel Playbook Operator.
  authorize(options, principalId, START_PLAYBOOK, logicAppsResourceId);
  switch (options.runPlaybook(logicAppsResourceId, record, principalId)) {
    case 'started':
      return reply.code(204).send();
    case 'busy':
      throw new Refusal(
        azureError(
          429,
          'TooManyRequests',
          `The playbook '${logicAppsResourceId}' takes no more runs.`,
        ),
      );
    case 'unknown':
      throw new Refusal(
        azureError(404, 'NotFound', `The playbook '${logicAppsResourceId}' was not found.`),
      );
  }
}
