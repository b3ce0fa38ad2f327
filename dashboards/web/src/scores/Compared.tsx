import { useCallback, useState } from 'react';
import { compareVersions } from '../api/definitions';
import type { Comparison, ScoreVersion } from '../api/types';
import { useRead } from '../api/useRead';
import { MAIN_COLOUR, OTHER_COLOUR } from '../charts/drawing';
import { figure } from '../charts/figure';
import { VersionChoice } from '../definitions/VersionList';
import { PolledView } from '../ui/PolledView';
import { count, dateAndTime } from '../ui/time';
import { Bars } from './Spread';

/** Two versions of a score side by side: both models on the same contacts. */
export function Compared({ id, versions }: { id: string; versions: readonly ScoreVersion[] }) {
  const numbers = [...new Set(versions.map(({ version }) => version))];
  const [chosen, choose] = useState<{ before?: number; after?: number }>({});
  const before = chosen.before ?? numbers[1];
  const after = chosen.after ?? numbers[0];
  if (before === undefined || after === undefined) {
    return null;
  }
  return (
    <>
      <h3>Side by side</h3>
      <div className="choice">
        <VersionChoice label="Version" versions={versions} chosen={before} onChoose={(version) => choose({ ...chosen, before: version })} />
        <VersionChoice label="beside version" versions={versions} chosen={after} onChoose={(version) => choose({ ...chosen, after: version })} />
      </div>
      <Both id={id} before={before} after={after} />
      <h3>All versions</h3>
    </>
  );
}

function Both({ id, before, after }: { id: string; before: number; after: number }) {
  const read = useCallback(() => compareVersions(id, before, after), [id, before, after]);
  return (
    <PolledView polled={useRead(read)}>
      {(comparison) => (
        <>
          <p>{differenceInWords(comparison)}</p>
          <div className="pair">
            {comparison.versions.map(({ version, histogram }, index) =>
              histogram.bins.length === 0 ? (
                <p key={index} className="placeholder">
                  Version {version}: too few contacts have a value.
                </p>
              ) : (
                <Bars key={index} title={`Version ${version}`} note={`Contacts of the sample by value, at ${dateAndTime(comparison.at)}`} histogram={histogram} colour={index === 0 ? MAIN_COLOUR : OTHER_COLOUR} />
              ),
            )}
          </div>
        </>
      )}
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
