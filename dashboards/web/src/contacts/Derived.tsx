import { useCallback } from 'react';
import { readContactScores, readContactSegments } from '../api/definitions';
import type { ContactId, ContactScore, ContactSegment } from '../api/types';
import { usePolled } from '../api/usePolled';
import { figure } from '../charts/figure';
import { ofHref } from '../definitions/kind';
import { Reasons } from '../definitions/Reasons';
import { Contributions } from '../scores/Contributions';
import { SCORE } from '../scores/kind';
import { SEGMENT } from '../segments/kind';
import { type Column, DataTable } from '../ui/DataTable';
import { PolledView } from '../ui/PolledView';
import { dateAndTime } from '../ui/time';

const INTERVAL_MS = 3_000;

/** What was derived about a contact: the segments it is in and its scores, each with its reasons. */
export function Derived({ contact }: { contact: ContactId }) {
  const readSegments = useCallback(() => readContactSegments(contact), [contact]);
  const readScores = useCallback(() => readContactScores(contact), [contact]);
  const segments = usePolled(readSegments, INTERVAL_MS);
  const scores = usePolled(readScores, INTERVAL_MS);
  return (
    <>
      <h3>Segments it is in</h3>
      <PolledView polled={segments}>
        {(known) =>
          known.segments.length === 0 ? (
            <p className="quiet">None.</p>
          ) : (
            <DataTable caption="By the newest that the stream said" columns={SEGMENTS} rows={known.segments} keyOf={({ segment }) => segment} />
          )
        }
      </PolledView>
      <h3>Scores</h3>
      <PolledView polled={scores}>
        {(known) => (known.scores.length === 0 ? <p className="quiet">None.</p> : <>{known.scores.map((score) => <ScoreOf key={score.score} score={score} />)}</>)}
      </PolledView>
    </>
  );
}

const SEGMENTS: readonly Column<ContactSegment>[] = [
  { label: 'Segment', cell: ({ segment, name }) => <a href={ofHref(SEGMENT, segment)}>{name}</a> },
  { label: 'Since', cell: ({ since }) => <time dateTime={since}>{dateAndTime(since)}</time> },
  { label: 'Why it entered', cell: ({ reasons }) => <Reasons reasons={reasons} /> },
  { label: 'Version', cell: ({ version }) => version, numeric: true },
];

function ScoreOf({ score }: { score: ContactScore }) {
  return (
    <details className="score-of">
      <summary>
        {score.name}: {figure(score.value)} <span className="quiet">(version {score.version}, {dateAndTime(score.at)})</span>
      </summary>
      <p>
        <a href={ofHref(SCORE, score.score)}>About this score</a>
      </p>
      <Contributions of={score} />
    </details>
  );
}
