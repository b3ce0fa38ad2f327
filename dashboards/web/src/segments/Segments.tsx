import { Forbidden } from '../ui/Forbidden';
import { useMay } from '../ui/scopes';
import { ChangeSegment } from './ChangeSegment';
import { NewSegment } from './NewSegment';
import { SegmentList } from './SegmentList';
import { SegmentPage } from './SegmentPage';

/** @param rest of the address: none for the list, `new`, `change/ID` or `of/ID/VIEW` */
export function Segments({ rest: [what, id, view] }: { rest: readonly string[] }) {
  const may = useMay();
  if (what === 'new' || (what === 'change' && id !== undefined)) {
    return !may('segments:write') ? <Forbidden /> : id === undefined ? <NewSegment /> : <ChangeSegment key={id} id={id} />;
  }
  return what === 'of' && id !== undefined ? <SegmentPage key={id} id={id} view={view} /> : <SegmentList />;
}
