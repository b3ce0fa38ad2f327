import { useCallback, useMemo } from 'react';
import { type Metric, readFigures, takeFigures } from '../api/insights';
import { useRead } from '../api/useRead';
import { PolledView } from '../ui/PolledView';
import { type Asked, askedIn, type Change, type DaySpan, daysOf, fileQuestionOf, queryOf, questionOf } from './asked';
import { AskedForm } from './AskedForm';
import { Downloads } from './Downloads';
import { FigureChart } from './FigureChart';
import { MetricFacts } from './MetricFacts';
import { isNote, NOTES_KEY, notesWithin } from './notes';
import { NoteList } from './NoteList';
import { useStored } from './stored';

/** One metric: what is chosen of it, its chart, its notes, and what it means. */
export function MetricPage({ metric, zone, query }: { metric: Metric; zone: string; query: string }) {
  const asked = useMemo(() => askedIn(query, metric), [query, metric]);
  const days = daysOf(asked, metric, zone);
  const [notes, keepNotes] = useStored(NOTES_KEY, isNote);

  function ask(changed: Change) {
    location.hash = `#/insights/metrics/${metric.id}?${queryOf({ ...asked, ...changed })}`;
  }

  return (
    <>
      <section aria-labelledby="metric">
        <h2 id="metric">{metric.description}</h2>
        <MetricFacts metric={metric} />
      </section>
      {days === undefined ? (
        <p className="note">Nothing was released of it yet. A window is released once it has ended.</p>
      ) : (
        <>
          <AskedForm asked={asked} days={days} metric={metric} onAsk={ask} />
          <Figures metric={metric} asked={asked} days={days} notes={notesWithin(notes, days.from, days.until)} />
          <NoteList notes={notes} days={days} onKeep={keepNotes} />
        </>
      )}
      <section aria-labelledby="means">
        <h2 id="means">What a figure means</h2>
        <ul className="plain">
          {metric.means.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

interface FiguresProps {
  metric: Metric;
  asked: Asked;
  days: DaySpan;
  notes: ReturnType<typeof notesWithin>;
}

function Figures({ metric, asked, days, notes }: FiguresProps) {
  const question = questionOf(asked, metric, days).toString();
  const read = useCallback(() => readFigures(metric.id, new URLSearchParams(question)), [metric.id, question]);
  const figures = useRead(read);
  return (
    <section aria-label="Figures">
      <PolledView polled={figures}>{(known) => <FigureChart figures={known} metric={metric} notes={notes} />}</PolledView>
      <Downloads
        name={metric.id}
        take={(format) => takeFigures(metric.id, fileQuestionOf(new URLSearchParams(question)), format)}
      />
    </section>
  );
}
