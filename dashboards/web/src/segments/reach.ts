import type { SegmentSummary } from '../api/types';
import { channelInWords } from '../ui/words';

/** How many of a segment can be reached on each channel, such as "980 by e-mail, 12 by SMS"; a dash until it was counted. */
export function reachInWords(reach: SegmentSummary['reach']): string {
  const channels = Object.entries(reach);
  const [first, ...others] = new Set(channels.map(([, { shown }]) => shown));
  if (first === undefined) {
    return '–';
  }
  return others.length === 0 && channels.length > 1
    ? `${first} on each channel`
    : channels.map(([channel, { shown }]) => `${shown} by ${channelInWords(channel)}`).join(', ');
}
