import { useCallback } from 'react';
import { readReceipt } from '../api/client';
import type { ShutOff } from '../api/types';
import { usePolled } from '../api/usePolled';
import { PolledView } from '../ui/PolledView';
import { isComplete, stoppedInWords } from '../ui/shutOff';
import { ShutOffPoints } from '../ui/ShutOffPoints';
import { useArrival } from '../ui/useArrival';
import { purposeAndChannel } from '../ui/words';

const INTERVAL_MS = 250;

/** A shut-off receipt, read until every enforcement point has stopped. */
export function Receipt({ path }: { path: string }) {
  const read = useCallback(() => readReceipt(path), [path]);
  const receipt = usePolled(read, INTERVAL_MS, isComplete);
  const section = useArrival<HTMLElement>();
  return (
    <section ref={section} tabIndex={-1} className="receipt" aria-label="Shut-off receipt">
      <p role="status">
        {receipt.phase === 'known' ? summaryInWords(receipt.value) : 'Withdrawn. Waiting for the receipt.'}
      </p>
      {receipt.phase !== 'loading' && (
        <PolledView polled={receipt}>{(shutOff) => <ShutOffPoints shutOff={shutOff} />}</PolledView>
      )}
    </section>
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
