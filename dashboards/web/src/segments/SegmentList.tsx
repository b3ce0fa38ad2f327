import { readSegments } from '../api/definitions';
import { DefinitionList } from '../definitions/DefinitionList';
import { SEGMENT } from './kind';
import { SegmentFacts } from './SegmentFacts';

/** All segments, each with its rule in plain words. */
export function SegmentList() {
  return (
    <DefinitionList
      kind={SEGMENT}
      read={readSegments}
      allOf={({ segments }) => segments}
      saying={({ sentence, description }) => (sentence === '' ? description : sentence)}
      facts={(segment) => <SegmentFacts segment={segment} />}
    />
  );
}
