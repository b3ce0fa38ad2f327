import { readScore } from '../api/definitions';
import type { Score } from '../api/types';
import { DefinitionPage, type DefinitionView } from '../definitions/DefinitionPage';
import { VersionList } from '../definitions/VersionList';
import { Compared } from './Compared';
import { Explanation } from './Explanation';
import { SCORE } from './kind';
import { ScoredList } from './ScoredList';
import { ScoreFacts } from './ScoreFacts';
import { Spread } from './Spread';

const EXPLANATION = 'explanation';

const VIEWS: readonly DefinitionView<Score>[] = [
  { id: 'distribution', label: 'Distribution', body: ({ id, name }) => <Spread id={id} name={name} /> },
  { id: 'contacts', label: 'Contacts', namesContacts: true, body: ({ id }, { explain }) => <ScoredList id={id} onExplain={explain} /> },
  { id: EXPLANATION, label: 'Explanation', namesContacts: true, body: ({ id, kind }, asking) => <Explanation id={id} kind={kind} asking={asking} /> },
  {
    id: 'versions',
    label: 'Versions',
    body: ({ id, versions }) => (
      <VersionList
        versions={versions.map(({ model, ...version }) => ({ ...version, tree: model }))}
        beside={(before, after) => <Compared id={id} before={before} after={after} />}
      />
    ),
  },
];

interface Props {
  id: string;
  view: string | undefined;
}

/** One score: how its values are spread, who has which, why, and its versions beside each other. */
export function ScorePage({ id, view }: Props) {
  return (
    <DefinitionPage kind={SCORE} id={id} read={readScore} facts={(score) => <ScoreFacts score={score} />} views={VIEWS} explaining={EXPLANATION} view={view} />
  );
}
