import { useState } from 'react';
import { openDeadLetters } from '../api/client';
import type { Failure } from '../api/outcome';
import type { DeadLetters } from '../api/types';
import { FailureNote } from '../ui/FailureNote';
import { clockTime } from '../ui/time';
import { DroppedTable } from './DroppedTable';
import { LetterCounts } from './LetterCounts';
import { LetterTable } from './LetterTable';
import { Replay } from './Replay';

type Box =
  | { phase: 'closed' }
  | { phase: 'opening' }
  | { phase: 'failed'; failure: Failure }
  | { phase: 'open'; letters: DeadLetters; openedAt: Date };

/** Dead letters, opened on demand alone: each opening shows values as they were sent, and is kept in the audit trail. */
export function DeadLetterBox() {
  const [box, setBox] = useState<Box>({ phase: 'closed' });

  async function open() {
    if (box.phase === 'opening') {
      return;
    }
    setBox({ phase: 'opening' });
    const outcome = await openDeadLetters();
    setBox(
      outcome.ok
        ? { phase: 'open', letters: outcome.value, openedAt: new Date() }
        : { phase: 'failed', failure: outcome.failure },
    );
  }

  return (
    <>
      <section aria-labelledby="dead-letters">
        <div className="title">
          <h2 id="dead-letters">Dead letters</h2>
          <div aria-live="polite">
            {box.phase === 'open' && <p className="as-of">Opened at {clockTime(box.openedAt)}</p>}
          </div>
        </div>
        <p>
          Values that did not fit their declaration: their events went on without them. Opening shows them as they were
          sent. <strong>Each opening is kept in the audit trail.</strong>
        </p>
        <div className="actions">
          <button type="button" className="primary" aria-disabled={box.phase === 'opening'} onClick={open}>
            {buttonOf(box)}
          </button>
        </div>
        <div aria-live="polite">{box.phase === 'failed' && <FailureNote failure={box.failure} />}</div>
        {box.phase === 'open' && <LetterCounts counts={box.letters.counts} />}
      </section>
      {box.phase === 'open' && (
        <>
          {box.letters.counts.length > 0 && <Replay counts={box.letters.counts} />}
          <section aria-labelledby="newest">
            <h2 id="newest">Newest letters</h2>
            <LetterTable letters={box.letters.letters} />
          </section>
          <section aria-labelledby="dropped">
            <h2 id="dropped">Dropped fields</h2>
            <DroppedTable dropped={box.letters.dropped} />
          </section>
        </>
      )}
    </>
  );
}

function buttonOf({ phase }: Box): string {
  switch (phase) {
    case 'opening':
      return 'Opening…';
    case 'open':
      return 'Open again';
    default:
      return 'Open the dead letters';
  }
}
