import { z } from 'zod';
import { Service, jsonOf } from '../service';
import { serviceNowError } from '../servicenow/access';
import type { ServiceNowInstance } from '../servicenow/instance';
import { type TiscOptions, entranceOf } from './entrance';

const WRITE_ROLE = 'sn_sec_tisc.api_obs_write_access';
/** How many requests it takes within an hour. */
export const MOST_ADDING_REQUESTS = 100;

/** The table of what each source has said. */
export const TISC_SOURCES = 'sn_sec_tisc_observable_source';

/** The types that the documentation lists, as far as they stand for a single value. */
const TYPES = [
  'autonomous_system_number',
  'domain_name',
  'email_address',
  'email_subject',
  'ip_v4_address',
  'ip_v4_cidr',
  'ip_v6_address',
  'ip_v6_cidr',
  'mac_address',
  'md5_hash',
  'mutex_name',
  'other',
  'sha1_hash',
  'sha256_hash',
  'sha512_hash',
  'url',
];

const bodySchema = z.strictObject({
  source: z.string().min(1),
  observables: z.array(z.record(z.string(), z.unknown())).min(1),
});
const observableSchema = z.strictObject({
  value: z.string().min(1),
  type: z.string(),
  reputation: z.enum(['clear', 'malicious', 'suspicious', 'unknown']).optional(),
  confidence: z
    .string()
    .regex(/^\d{1,3}$/)
    .optional(),
  first_seen: z.iso.datetime().optional(),
  external_source_id: z.string().optional(),
  tlp: z.enum(['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED']).optional(),
});

/**
 * The writing part of the API of Threat Intelligence Security Center. Every record of a source is kept, one beside the other; what becomes of them in its data flow
 * is not here.
 * @see https://www.servicenow.com/docs/r/api-reference/rest-apis/tisc-api.html
 */
export function addObservablesApi(options: TiscOptions): Service {
  const enter = entranceOf(options, WRITE_ROLE);
  const app = new Service('Threat Intelligence Security Center (add observables)');
  app.post('/api/sn_sec_tisc/v1/threat_intel_data/add_observables', (request) => {
    const { userName } = enter(request);
    const body = bodySchema.safeParse(jsonOf(request.body)).data;
    if (body === undefined)
      throw serviceNowError(400, 'Bad request', 'source and observables are required');
    return added(options.instance, body, userName);
  });
  return app;
}

function added(
  instance: ServiceNowInstance,
  { source, observables }: z.output<typeof bodySchema>,
  userName: string,
) {
  const results = observables.map((given) => {
    const { value, type } = given;
    const problem = problemOf(given);
    const named = { value: String(value), type: String(type) };
    if (problem !== undefined) return { ...named, error_message: problem };
    const fields = { ...stringsOf(given), source };
    return { ...named, sys_id: instance.insert(TISC_SOURCES, fields, userName)['sys_id'] ?? '' };
  });
  const errors = results.filter((result) => 'error_message' in result);
  const successes = results.filter((result) => 'sys_id' in result);
  const all = errors.length === 0 ? 'success' : 'partial_success';
  return {
    status: successes.length === 0 ? 'error' : all,
    metadata: {
      total_records: results.length,
      success_records: successes.length,
      error_records: errors.length,
    },
    success_records: successes,
    error_records: errors,
  };
}

function problemOf(given: Readonly<Record<string, unknown>>): string | undefined {
  const { data, error } = observableSchema.safeParse(given);
  if (data === undefined) return z.prettifyError(error);
  return TYPES.includes(data.type) ? undefined : "The 'type' field value is invalid";
}

const stringsOf = (given: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
