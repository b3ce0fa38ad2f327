import { setScoreState } from '../api/definitions';
import type { Kind } from '../definitions/kind';

export const SCORE: Kind = {
  word: 'score',
  place: 'scores',
  archiving: 'Nobody will have a value any more. Its versions stay.',
  setState: setScoreState,
};
