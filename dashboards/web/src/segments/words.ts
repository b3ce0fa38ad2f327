import type { SegmentChange } from '../api/types';

const REASONS: Record<SegmentChange['reason'], string> = {
  rule: 'by the rule',
  withdrawn: 'the purpose no longer stands for the contact',
  expired: 'the consent has expired',
  erased: 'the contact was erased',
  defined: 'by a new version of the rule',
  archived: 'the segment was archived',
};

/** Such as "Left: the consent has expired". */
export const changeInWords = ({ change, reason }: Pick<SegmentChange, 'change' | 'reason'>): string =>
  `${change === 'entered' ? 'Entered' : 'Left'}: ${REASONS[reason] ?? reason}`;

/** Enough of a pseudonym to tell one from another: what stands before the last dot, all of an epoch have. */
export function shortPseudonym(pseudonym: string): string {
  const own = pseudonym.slice(pseudonym.lastIndexOf('.') + 1);
  return `${own.slice(0, 8)}…`;
}
