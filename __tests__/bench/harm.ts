import { soak } from '../../bench/soak/soak';
import type { Stack } from '../../emulator/stack';

/** How many incidents a soak lives through: more, where few have shown nothing. */
const SIZES = [60, 250];

/** What a soak finds lost, doubled, echoed or denied with a stack that somebody has edited. */
export async function harmOf(stack: Stack): Promise<number> {
  let shown = 0;
  for (const incidents of SIZES) {
    const { lost, doubled, echo, denied } = await soak(stack, { incidents });
    shown = lost + doubled + echo + denied;
    if (shown > 0) break;
  }
  return shown;
}
