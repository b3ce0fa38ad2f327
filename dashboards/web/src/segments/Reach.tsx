import type { SegmentSummary } from '../api/types';
import { channelInWords } from '../ui/words';

type Reached = SegmentSummary['reach'];

/** How many of a segment can be reached on each channel. */
export function Reach({ reach }: { reach: Reached }) {
  return (
    <div>
      <dt>Reachable</dt>
      <dd>{reachInWords(reach)}</dd>
    </div>
  );
}

/** Such as "980 by e-mail, 12 by SMS"; a dash until it was counted. */
export function reachInWords(reach: Reached): string {
  const channels = Object.entries(reach);
  const [first, ...others] = new Set(channels.map(([, { shown }]) => shown));
  if (first === undefined) {
    return '–';
  }
  return others.length === 0 && channels.length > 1
    ? `${first} on each channel`
    : channels.map(([channel, { shown }]) => `${shown} by ${channelInWords(channel)}`).join(', ');
}
