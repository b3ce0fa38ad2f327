import { useCallback, useEffect, useRef } from 'react';
import { readReceipt } from '../api/client';
import type { ShutOff } from '../api/types';
import { usePolled } from '../api/usePolled';
import { type Column, DataTable } from '../ui/DataTable';
import { PolledView } from '../ui/PolledView';
import { stoppedInWords } from '../ui/shutOff';
import { clockTimeMs, dateAndTime, elapsedMs, inMs } from '../ui/time';
import { pointInWords, purposeAndChannel } from '../ui/words';

const INTERVAL_MS = 250;

type Point = ShutOff['points'][number];

/** A shut-off receipt, read until every enforcement point has stopped. */
export function Receipt({ path }: { path: string }) {
  const read = useCallback(() => readReceipt(path), [path]);
  const receipt = usePolled(read, INTERVAL_MS, isComplete);
  const section = useRef<HTMLElement>(null);
  // The button that was pressed is gone: without this the focus would fall back to the top of the page.
  useEffect(() => section.current?.focus(), []);
  return (
    <section ref={section} tabIndex={-1} className="receipt" aria-label="Shut-off receipt">
      <p role="status">
        {receipt.phase === 'known' ? summaryInWords(receipt.value) : 'Withdrawn. Waiting for the receipt.'}
      </p>
      {receipt.phase !== 'loading' && (
        <PolledView polled={receipt}>{(shutOff) => <Points shutOff={shutOff} />}</PolledView>
      )}
    </section>
  );
}

function Points({ shutOff }: { shutOff: ShutOff }) {
  const columns: readonly Column<Point>[] = [
    { label: 'Enforcement point', cell: ({ kind, id }) => `${pointInWords(kind)} ${id}` },
    {
      label: 'Stopped',
      cell: ({ stoppedAt }) =>
        stoppedAt === undefined ? 'Not confirmed yet' : <time dateTime={stoppedAt}>{clockTimeMs(stoppedAt)}</time>,
    },
    { label: 'After', cell: ({ stoppedAt }) => afterInWords(shutOff, stoppedAt), numeric: true },
  ];
  return (
    <DataTable
      caption={`Acknowledged ${dateAndTime(shutOff.acknowledgedAt)}`}
      columns={columns}
      rows={shutOff.points}
      keyOf={({ kind, id }) => `${kind} ${id}`}
    />
  );
}

export function summaryInWords(shutOff: ShutOff): string {
  const what = purposeAndChannel(shutOff.purpose, shutOff.channel);
  const stopped = stoppedInWords(shutOff);
  if (!shutOff.complete) {
    return `${what}: withdrawn. Stopped at ${stopped} so far.`;
  }
  return stopped === 'Yes' ? `${what}: stopped everywhere.` : `${what}: stopped everywhere after ${stopped}.`;
}

function afterInWords({ acknowledgedAt }: ShutOff, stoppedAt: string | undefined): string {
  const elapsed = elapsedMs(acknowledgedAt, stoppedAt);
  return elapsed === undefined ? '–' : inMs(elapsed);
}

const isComplete = ({ complete }: ShutOff): boolean => complete;
