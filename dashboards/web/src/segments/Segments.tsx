import { Definitions } from '../definitions/Definitions';
import { ChangeSegment } from './ChangeSegment';
import { NewSegment } from './NewSegment';
import { SegmentList } from './SegmentList';
import { SegmentPage } from './SegmentPage';

export function Segments({ rest }: { rest: readonly string[] }) {
  return (
    <Definitions
      rest={rest}
      list={() => <SegmentList />}
      one={(id, view) => <SegmentPage key={id} id={id} view={view} />}
      make={() => <NewSegment />}
      change={(id) => <ChangeSegment key={id} id={id} />}
    />
  );
}
