import type { ShutOff } from '../api/types';
import { elapsedMs, inMs } from './time';
import { pointInWords } from './words';

/** "41 ms" once complete, "1 of 3 points" before. */
export function stoppedInWords(shutOff: ShutOff): string {
  const { stopped, all } = stoppedPoints(shutOff);
  if (!shutOff.complete) {
    return `${stopped} of ${all} points`;
  }
  const elapsed = elapsedMs(shutOff.acknowledgedAt, shutOff.completedAt ?? lastStop(shutOff));
  return elapsed === undefined ? 'Yes' : inMs(elapsed);
}

/** A point that has not confirmed is waited for, unless the receipt is complete without it. */
export function stopInWords({ complete, pending }: ShutOff, { kind, id }: { kind: string; id: string }): string {
  const waitedFor = !complete && (pending?.some((point) => point.kind === kind && point.id === id) ?? true);
  return waitedFor ? 'Still waited for' : 'Not waited for: it has gone silent';
}

export const isComplete = ({ complete }: { complete: boolean }): boolean => complete;

export function stoppedPoints({ points }: ShutOff): { stopped: number; all: number } {
  return { stopped: points.filter(({ stoppedAt }) => stoppedAt !== undefined).length, all: points.length };
}

function lastStop({ points }: ShutOff): string | undefined {
  return points
    .flatMap(({ stoppedAt }) => (stoppedAt === undefined ? [] : [stoppedAt]))
    .sort((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1);
}

export function waitingForInWords({ pending, complete, points }: ShutOff): string {
  if (complete) {
    return '–';
  }
  const waiting = pending ?? points.filter(({ stoppedAt }) => stoppedAt === undefined);
  return waiting.map(({ kind, id }) => `${pointInWords(kind)} ${id}`).join(', ');
}
