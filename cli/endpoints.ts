import * as z from 'zod';
import type { Endpoints } from '../operate/http/endpoints';
import { readJsonFile } from './json-file';

const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

const endpoints = z.record(z.string(), z.string()).check(({ value, issues }) => {
  for (const text of Object.entries(value).flat()) {
    if (isOrigin(text)) continue;
    const message = `'${text}' is no origin; write one like https://management.azure.com, without a slash at the end`;
    issues.push({ code: 'custom', message, input: value });
  }
});

/**
 * Reads from a file where hosts are called: an object from origins to origins. Without one, each is called at its own address.
 * @throws for a file that holds none: what is wrong, and where
 */
export function readEndpoints(file: string | undefined): Endpoints {
  if (file === undefined) return {};
  const { success, data, error } = endpoints.safeParse(readJsonFile(file));
  if (success) return data;
  throw new Error(`${file} holds no endpoints (docs/operate.md):\n${z.prettifyError(error)}`);
}
