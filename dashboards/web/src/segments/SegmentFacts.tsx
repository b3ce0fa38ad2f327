import type { SegmentSummary } from '../api/types';
import { Fact, Facts } from '../definitions/Facts';
import type { Summary } from '../definitions/kind';
import { reachInWords } from './reach';

/** How many are in a segment and can be reached, and what all definitions have. */
export function SegmentFacts({ segment }: { segment: Summary & Pick<SegmentSummary, 'reach'> }) {
  return (
    <Facts of={segment}>
      <Fact label="Contacts" main>
        {segment.shown}
      </Fact>
      <Fact label="Reachable">{reachInWords(segment.reach)}</Fact>
    </Facts>
  );
}
