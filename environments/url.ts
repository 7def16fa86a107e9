import type { Complaint } from './rule';

/**
 * What is wrong with the address of a site, which is a scheme and a host and nothing else.
 * @param example an address as it should be
 * @param suffix what completes a bare name to a host
 */
export function originComplaint(value: string, example: string, suffix: string): Complaint {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.hostname === undefined || url.hostname === '') {
    return /^[a-z0-9.-]+$/i.test(value)
      ? `is no URL; write 'https://${value.includes('.') ? value : `${value}${suffix}`}'`
      : `is no URL; write one like '${example}'`;
  }
  const right = `write 'https://${url.host}'`;
  if (url.username !== '' || url.password !== '') {
    return `holds credentials, which belong in the vault; ${right}`;
  }
  if (url.protocol !== 'https:') return `is not https; ${right}`;
  if (url.search !== '' || url.hash !== '') return `has a query or fragment; ${right}`;
  if (url.pathname !== '/') return `has a path; ${right}`;
  if (value.endsWith('/')) return `ends in a slash; ${right}`;
  return value === url.origin ? undefined : `is not in its plain form; ${right}`;
}
