import { useCallback, useState } from 'react';
import { readSegmentHistory, type Span } from '../api/client';
import { readChanges } from '../api/definitions';
import type { ChangePage, SegmentChange } from '../api/types';
import { usePages } from '../api/usePages';
import { useRetried } from '../api/usePolled';
import { HistoryView } from '../charts/HistoryView';
import { SpanChoice } from '../charts/SpanChoice';
import { Reasons } from '../definitions/Reasons';
import { type Column, DataTable } from '../ui/DataTable';
import { PageList } from '../ui/PageList';
import { count, dateAndTime } from '../ui/time';
import { CourseChart } from './CourseChart';
import { changeInWords, shortPseudonym } from './words';

const INTERVAL_MS = 10_000;
const NOBODY_YET = 'Nobody has entered it yet. Contacts do, once admitted events fit its rule.';

/** Who entered and left a segment over time, and the newest of them one by one with the reason. */
export function Flows({ id }: { id: string }) {
  const [span, setSpan] = useState<Span>('all');
  const readHistory = useCallback(() => readSegmentHistory(span), [span]);
  const [history, retry] = useRetried(readHistory, INTERVAL_MS);
  const read = useCallback((after?: string) => readChanges(id, after), [id]);
  const pages = usePages(read);
  return (
    <>
      <SpanChoice chosen={span} onChoose={setSpan} />
      <HistoryView polled={history} onRetry={retry} empty={NOBODY_YET}>
        {(known) => {
          const course = known.segments.find((segment) => segment.id === id);
          return course === undefined ? <p className="placeholder">{NOBODY_YET}</p> : <CourseChart history={known} course={course} />;
        }}
      </HistoryView>
      <h3>One by one</h3>
      <PageList pages={pages}>{(read) => <Changes pages={read} />}</PageList>
    </>
  );
}

function Changes({ pages }: { pages: readonly ChangePage[] }) {
  const changes = pages.flatMap((page) => page.changes);
  return changes.length === 0 ? (
    <p className="quiet">Nobody has entered or left.</p>
  ) : (
    <div className="scrolls roomy" tabIndex={0} role="region" aria-label="Entries and exits">
      <DataTable
        caption={`The newest ${count(changes.length)}, newest first, by pseudonym`}
        columns={COLUMNS}
        rows={changes}
        keyOf={({ pseudonym, at, change, version }) => `${pseudonym} ${at} ${change} ${version}`}
      />
    </div>
  );
}

const COLUMNS: readonly Column<SegmentChange>[] = [
  { label: 'When', cell: ({ at }) => <time dateTime={at}>{dateAndTime(at)}</time> },
  { label: 'What', cell: (change) => changeInWords(change) },
  { label: 'What decided', cell: ({ reasons }) => <Reasons reasons={reasons} /> },
  { label: 'Version', cell: ({ version }) => version, numeric: true },
  { label: 'Consent', cell: ({ revision }) => (revision === '' ? '–' : <code>{revision}</code>) },
  { label: 'Pseudonym', cell: ({ pseudonym }) => <code title={pseudonym}>{shortPseudonym(pseudonym)}</code> },
];
