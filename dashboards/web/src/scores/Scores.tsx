import { Definitions } from '../definitions/Definitions';
import { ChangeScore } from './ChangeScore';
import { NewScore } from './NewScore';
import { ScoreList } from './ScoreList';
import { ScorePage } from './ScorePage';

export function Scores({ rest }: { rest: readonly string[] }) {
  return (
    <Definitions
      rest={rest}
      list={() => <ScoreList />}
      one={(id, view) => <ScorePage key={id} id={id} view={view} />}
      make={() => <NewScore />}
      change={(id) => <ChangeScore key={id} id={id} />}
    />
  );
}
