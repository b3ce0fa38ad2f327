import { setSegmentState } from '../api/definitions';
import type { Kind } from '../definitions/kind';

export const SEGMENT: Kind = {
  word: 'segment',
  place: 'segments',
  archiving: 'Nobody will be in it any more. Its versions and its past entries and exits stay.',
  setState: setSegmentState,
};
