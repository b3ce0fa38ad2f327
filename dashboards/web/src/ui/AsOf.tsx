import type { Polled } from '../api/polled';
import { clockTime } from './time';

/** The time that everything shown is at least as fresh as. */
export function AsOf({ of }: { of: readonly Polled<unknown>[] }) {
  const times = of.flatMap((polled) => (polled.phase === 'known' ? [polled.readAt.getTime()] : []));
  return times.length === 0 ? null : <p className="as-of">As of {clockTime(new Date(Math.min(...times)))}</p>;
}
