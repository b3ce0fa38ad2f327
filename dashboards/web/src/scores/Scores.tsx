import { Forbidden } from '../ui/Forbidden';
import { useMay } from '../ui/scopes';
import { ChangeScore } from './ChangeScore';
import { NewScore } from './NewScore';
import { ScoreList } from './ScoreList';
import { ScorePage } from './ScorePage';

/** @param rest of the address: none for the list, `new`, `change/ID` or `of/ID/VIEW` */
export function Scores({ rest: [what, id, view] }: { rest: readonly string[] }) {
  const may = useMay();
  if (!may('segments:read')) {
    return <Forbidden />;
  }
  if (what === 'new' || (what === 'change' && id !== undefined)) {
    return !may('segments:write') ? <Forbidden /> : id === undefined ? <NewScore /> : <ChangeScore key={id} id={id} />;
  }
  return what === 'of' && id !== undefined ? <ScorePage key={id} id={id} view={view} /> : <ScoreList />;
}
