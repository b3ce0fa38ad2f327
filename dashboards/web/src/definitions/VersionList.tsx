import { useState } from 'react';
import type { DefinitionState } from '../api/types';
import { type Column, DataTable } from '../ui/DataTable';
import { dateAndTime } from '../ui/time';
import { readable } from '../ui/words';
import { stateWord } from './StateMark';
import { type Said, VersionDiff } from './VersionDiff';

export interface Version extends Said {
  at?: string;
  changedBy: string;
  state?: DefinitionState;
}

const COLUMNS: readonly Column<Version>[] = [
  { label: 'Version', cell: ({ version }) => version },
  { label: 'Made', cell: ({ at }) => (at === undefined ? 'Earlier' : <time dateTime={at}>{dateAndTime(at)}</time>) },
  { label: 'By', cell: ({ changedBy }) => (changedBy === '' ? '–' : <span className="whole">{readable(changedBy)}</span>) },
  { label: 'State', cell: ({ state }) => (state === undefined ? '–' : stateWord(state)) },
  { label: 'Says', cell: ({ sentence, description }) => sentence ?? description },
];

/** All versions, and any two of them side by side: at first the newest with the one before. */
export function VersionList({ versions }: { versions: readonly Version[] }) {
  const [chosen, choose] = useState<{ before?: number; after?: number }>({});
  const after = versions.find(({ version }) => version === chosen.after) ?? versions[0];
  const before = versions.find(({ version }) => version === chosen.before) ?? versions[1];
  return (
    <>
      <DataTable caption="The newest first" columns={COLUMNS} rows={versions} keyOf={({ version, at, state }) => `${version} ${at} ${state}`} />
      {before === undefined || after === undefined ? (
        <p className="quiet">There is one version: nothing to compare it with.</p>
      ) : (
        <>
          <div className="choice">
            <VersionChoice label="Compare version" versions={versions} chosen={before.version} onChoose={(version) => choose({ ...chosen, before: version })} />
            <VersionChoice label="with version" versions={versions} chosen={after.version} onChoose={(version) => choose({ ...chosen, after: version })} />
          </div>
          <VersionDiff before={before} after={after} />
        </>
      )}
    </>
  );
}

interface ChoiceProps {
  label: string;
  versions: readonly { version: number }[];
  chosen: number;
  onChoose: (version: number) => void;
}

export function VersionChoice({ label, versions, chosen, onChoose }: ChoiceProps) {
  const numbers = [...new Set(versions.map(({ version }) => version))];
  return (
    <label className="inline">
      {label}
      <select value={chosen} onChange={(event) => onChoose(Number(event.target.value))}>
        {numbers.map((version) => (
          <option key={version} value={version}>
            {version}
          </option>
        ))}
      </select>
    </label>
  );
}
