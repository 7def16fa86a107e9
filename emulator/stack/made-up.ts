import { createHash } from 'node:crypto';

const digest = (seed: string): string => createHash('sha256').update(seed).digest('hex');

/** A GUID (version 4 in shape) that is always the same for the same seed. */
export function madeUpGuid(seed: string): string {
  const hex = digest(seed);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}

/** 32 hexadecimal digits that are always the same for the same seed. */
export const madeUpHex = (seed: string): string => digest(seed).slice(0, 32);

/** A long text that looks like a password and is always the same for the same seed. */
export const madeUpSecret = (seed: string): string =>
  createHash('sha256').update(seed).digest('base64url');
