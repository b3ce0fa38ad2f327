import { readScores } from '../api/definitions';
import { DefinitionList } from '../definitions/DefinitionList';
import { SCORE } from './kind';
import { ScoreFacts } from './ScoreFacts';

/** All scores. */
export function ScoreList() {
  return (
    <DefinitionList
      kind={SCORE}
      read={readScores}
      allOf={({ scores }) => scores}
      saying={({ description }) => description}
      facts={(score) => <ScoreFacts score={score} />}
    />
  );
}
