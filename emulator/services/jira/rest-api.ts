import { Refusal } from '../refusal';
import { Service } from '../service';
import { handlerOf, type JiraApiOptions } from './call';
import { jiraError } from './errors';
import { type AddRoute, issueRoutes } from './issue-routes';
import { permissionRoutes } from './permission-routes';
import { siteRoutes } from './site-routes';
import { askedInBody, askedInQuery, searchCloud, searchDataCenter } from './search';

/**
 * The REST API of a Jira site: version 3 in the Cloud, version 2 in Data Center.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/
 * @see https://developer.atlassian.com/server/jira/platform/rest/
 */
export function jiraApi(options: JiraApiOptions): Service {
  const app = new Service('Jira');
  const isCloud = options.site.options.flavour === 'cloud';
  const { prefix = '' } = options;
  const [base, other] = (isCloud ? [3, 2] : [2, 3]).map(
    (version) => `${prefix}/rest/api/${version}`,
  );
  const verbs = {
    GET: app.get.bind(app),
    POST: app.post.bind(app),
    PUT: app.put.bind(app),
    DELETE: app.delete.bind(app),
  };
  const add: AddRoute = (method, path, route, handle) =>
    verbs[method](`${base}${path}`, handlerOf(options, path, route, handle));
  issueRoutes(add);
  siteRoutes(add, isCloud);
  permissionRoutes(add, isCloud);
  if (isCloud) cloudSearch(add);
  else dataCenterSearch(add);
  for (const verb of Object.values(verbs)) {
    verb(`${other}/*`, () => {
      throw new Refusal({
        status: 404,
        body: { message: 'null for uri', 'status-code': 404 },
      });
    });
  }
  return app;
}

const CLOUD = [
  'jql',
  'fields',
  'maxResults',
  'nextPageToken',
  'reconcileIssues',
  'properties',
  'expand',
];
const DATA_CENTER = [
  'jql',
  'fields',
  'maxResults',
  'startAt',
  'properties',
  'expand',
  'validateQuery',
];

function cloudSearch(add: AddRoute): void {
  add('POST', '/search/jql', {}, (call) => searchCloud(call, askedInBody(call.body(), CLOUD)));
  add('GET', '/search/jql', { query: CLOUD }, (call) =>
    searchCloud(call, askedInQuery(call.query)),
  );
  // https://developer.atlassian.com/changelog/#CHANGE-2046
  const gone = () => {
    throw jiraError(410, [
      'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. ' +
        'A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046',
    ]);
  };
  add('POST', '/search', {}, gone);
  add('GET', '/search', { query: DATA_CENTER }, gone);
}

function dataCenterSearch(add: AddRoute): void {
  add('POST', '/search', {}, (call) =>
    searchDataCenter(call, askedInBody(call.body(), DATA_CENTER)),
  );
  add('GET', '/search', { query: DATA_CENTER }, (call) =>
    searchDataCenter(call, askedInQuery(call.query)),
  );
  const none = () => {
    throw new Refusal({ status: 404, body: { message: 'null for uri', 'status-code': 404 } });
  };
  add('POST', '/search/jql', {}, none);
  add('GET', '/search/jql', { query: CLOUD }, none);
}
