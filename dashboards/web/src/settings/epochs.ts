import type { Epochs } from '../api/types';
import { count } from '../ui/time';

export type Epoch = Epochs['epochs'][number];

export function epochStateInWords({ epoch, contacts, destroyed }: Epoch, { current }: Pick<Epochs, 'current'>): string {
  if (destroyed) {
    return 'Key destroyed';
  }
  if (epoch === current) {
    return 'Current';
  }
  return contacts > 0 ? 'Being left' : 'Empty; its key can be destroyed';
}

/** Only the key of an old epoch that nobody is in any more. */
export const isDestructible = ({ epoch, contacts, destroyed }: Epoch, { current }: Pick<Epochs, 'current'>): boolean =>
  !destroyed && contacts === 0 && epoch !== current;

export function movingInWords({ current, moving }: Pick<Epochs, 'current' | 'moving'>): string {
  if (moving === 0) {
    return `Every contact is in epoch ${current}.`;
  }
  return `${count(moving)} ${moving === 1 ? 'contact still moves' : 'contacts still move'} to epoch ${current}.`;
}
