import type { ShutOff } from '../api/types';
import { elapsedMs, inMs } from './time';

/** "41 ms" once complete, "1 of 3 points" before. */
export function stoppedInWords(shutOff: ShutOff): string {
  const { stopped, all } = stoppedPoints(shutOff);
  if (!shutOff.complete) {
    return `${stopped} of ${all} points`;
  }
  const elapsed = elapsedMs(shutOff.acknowledgedAt, shutOff.completedAt ?? lastStop(shutOff));
  return elapsed === undefined ? 'Yes' : inMs(elapsed);
}

export function stoppedPoints({ points }: ShutOff): { stopped: number; all: number } {
  return { stopped: points.filter(({ stoppedAt }) => stoppedAt !== undefined).length, all: points.length };
}

function lastStop({ points }: ShutOff): string | undefined {
  return points
    .flatMap(({ stoppedAt }) => (stoppedAt === undefined ? [] : [stoppedAt]))
    .sort((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1);
}
