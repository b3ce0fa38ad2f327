import { useState } from 'react';
import type { Consents, TimelineEntry } from '../api/types';
import { type Column, DataTable } from '../ui/DataTable';
import { dateAndTime } from '../ui/time';
import { basisInWords, capitalised, channelInWords, purposeAndChannel, readable, reasonInWords, stateInWords } from '../ui/words';
import { Proof } from './Proof';

const COLUMNS: readonly Column<TimelineEntry>[] = [
  {
    label: 'Recorded',
    cell: ({ recordedAt, appendedAt }) => {
      const at = recordedAt ?? appendedAt;
      return <time dateTime={at}>{dateAndTime(at)}</time>;
    },
  },
  { label: 'What', cell: whatInWords },
  {
    label: 'For',
    cell: ({ purpose, channel }) =>
      purpose === undefined ? (channel ? readable(channelInWords(channel)) : '–') : purposeAndChannel(purpose, channel),
  },
  { label: 'Effect', cell: effectInWords },
  { label: 'Proof', cell: (entry) => (entry.kind === 'consent' ? <Proven entry={entry} /> : '–') },
];

/** All that was recorded of a contact, with what each entry did and what proves it. */
export function Timeline({ consents }: { consents: Consents }) {
  const [newestFirst, setNewestFirst] = useState(false);
  const entries = entriesOf(consents);
  if (entries.length === 0) {
    return <p className="quiet">Nothing was ever recorded for this contact.</p>;
  }
  return (
    <>
      <fieldset className="spans">
        <legend>Order</legend>
        <label>
          <input type="radio" name="order" checked={!newestFirst} onChange={() => setNewestFirst(false)} />
          Oldest first
        </label>
        <label>
          <input type="radio" name="order" checked={newestFirst} onChange={() => setNewestFirst(true)} />
          Newest first
        </label>
      </fieldset>
      <DataTable
        caption={newestFirst ? 'Timeline, newest first' : 'Timeline, oldest first'}
        columns={COLUMNS}
        rows={newestFirst ? entries.toReversed() : entries}
        keyOf={({ offset, record }) => record ?? String(offset)}
      />
    </>
  );
}

function Proven({ entry }: { entry: TimelineEntry }) {
  const how = [entry.method && readable(entry.method), entry.collectionPoint && `at ${entry.collectionPoint}`]
    .filter(Boolean)
    .join(' ');
  return (
    <details>
      <summary>{how || 'Details'}</summary>
      <Proof record={entry} />
    </details>
  );
}

/** Oldest first. Without a timeline the records are shown, and nothing is said of their effect. */
export function entriesOf({ timeline, records }: Consents): readonly TimelineEntry[] {
  return (
    timeline ??
    records.map((record, index) => ({
      ...record,
      kind: 'consent' as const,
      offset: index,
      appendedAt: record.recordedAt,
      effective: true,
    }))
  );
}

export function whatInWords({ kind, state, outcome, audience, minor }: TimelineEntry): string {
  switch (kind) {
    case 'consent':
      return stateInWords(state ?? 'UNKNOWN');
    case 'attempt':
      return outcome === undefined ? 'Tried to reach' : `Tried to reach: ${readable(outcome).toLowerCase()}`;
    case 'facts':
      return `Known as ${audience ?? 'consumer'}${minor ? ', a minor' : ''}`;
    case 'erasure':
      return stateInWords('ERASED');
  }
}

/** What its question came to, whatever the hour. */
export function effectInWords({ became, effective, kind }: TimelineEntry): string {
  if (became?.decision === undefined) {
    return kind === 'consent' && !effective ? 'None' : '–';
  }
  const then = became.decision
    ? `allowed${became.legalBasis === undefined ? '' : `, on ${basisInWords(became.legalBasis)}`}`
    : `not allowed: ${reasonInWords(became.reason)}`;
  return effective ? capitalised(then) : `None; still ${then}`;
}
