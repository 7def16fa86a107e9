/** HTTP headers by name, whose case does not matter. */
export type Headers = Readonly<Record<string, string>>;

/** The value of a header; undefined where there is none. */
export function headerOf(headers: Headers, name: string): string | undefined {
  const lower = name.toLowerCase();
  const direct = headers[lower];
  if (direct !== undefined) return direct;
  return Object.entries(headers).find(([key]) => key.toLowerCase() === lower)?.[1];
}

/** The media type of a `Content-Type` header, in lower case; empty where there is none. */
export const mediaTypeOf = (headers: Headers): string =>
  (headerOf(headers, 'Content-Type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
