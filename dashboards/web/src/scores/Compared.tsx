import { useCallback } from 'react';
import { compareVersions } from '../api/definitions';
import type { Comparison } from '../api/types';
import { useRead } from '../api/useRead';
import { MAIN_COLOUR, OTHER_COLOUR } from '../charts/drawing';
import { figure } from '../charts/figure';
import { highest } from '../charts/histogram';
import { PolledView } from '../ui/PolledView';
import { count, dateAndTime } from '../ui/time';
import { Bars } from './Spread';

interface Props {
  id: string;
  before: number;
  after: number;
}

/** Two versions of a score side by side: both models on the same contacts, drawn to one scale. */
export function Compared({ id, before, after }: Props) {
  const read = useCallback(() => compareVersions(id, before, after), [id, before, after]);
  return (
    <PolledView polled={useRead(read)}>
      {(comparison) => {
        const top = Math.max(...comparison.versions.map(({ histogram }) => highest(histogram)));
        return (
          <>
            <p>{differenceInWords(comparison)}</p>
            <div className="pair">
              {comparison.versions.map(({ version, histogram }, index) =>
                histogram.bins.length === 0 ? (
                  <p key={index} className="placeholder">
                    Version {version}: too few contacts have a value.
                  </p>
                ) : (
                  <Bars
                    key={index}
                    title={`Version ${version}`}
                    note={`Contacts of the sample by value, at ${dateAndTime(comparison.at)}`}
                    histogram={histogram}
                    colour={index === 0 ? MAIN_COLOUR : OTHER_COLOUR}
                    top={top}
                  />
                ),
              )}
            </div>
          </>
        );
      }}
    </PolledView>
  );
}

/** How far the two agree, over the contacts of the sample that both have a value for. */
export function differenceInWords({ sampled, correlation, shift }: Pick<Comparison, 'sampled' | 'correlation' | 'shift'>): string {
  const asked = `${count(sampled)} contacts of the fixed sample were asked.`;
  if (correlation === undefined || shift === undefined) {
    return `${asked} Too few have a value by both to say how far they agree.`;
  }
  const moved = shift === 0 ? 'the mean stays' : `the mean is ${figure(Math.abs(shift))} ${shift > 0 ? 'higher' : 'lower'} by the second`;
  return `${asked} The order of contacts agrees to ${figure(correlation)} (rank correlation; 1 is the same order); ${moved}.`;
}
