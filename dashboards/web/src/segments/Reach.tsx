import type { SegmentSummary } from '../api/types';
import { channelInWords } from '../ui/words';

/** How many of a segment can be reached on each channel; not there until it was counted. */
export function Reach({ reach }: { reach: SegmentSummary['reach'] }) {
  const channels = Object.entries(reach);
  return (
    <div>
      <dt>Reachable</dt>
      <dd>{channels.length === 0 ? '–' : channels.map(([channel, { shown }]) => `${shown} by ${channelInWords(channel)}`).join(', ')}</dd>
    </div>
  );
}
