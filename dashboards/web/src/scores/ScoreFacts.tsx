import type { ScoreSummary } from '../api/types';
import { Fact, Facts } from '../definitions/Facts';
import type { Summary } from '../definitions/kind';
import { kindInWords } from './words';

/** What computes a score and for how many, and what all definitions have. */
export function ScoreFacts({ score }: { score: Summary & Pick<ScoreSummary, 'kind'> }) {
  return (
    <Facts of={score}>
      <Fact label="Model">{kindInWords(score.kind)}</Fact>
      <Fact label="Contacts with a value" main>
        {score.shown}
      </Fact>
    </Facts>
  );
}
