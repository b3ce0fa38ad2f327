import { type ReactNode, useState } from 'react';
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

interface Props {
  versions: readonly Version[];
  /** What else there is to say of two of them. */
  beside?: (before: number, after: number) => ReactNode;
}

/** All versions, and any two of them side by side: at first the newest with the one before. */
export function VersionList({ versions, beside }: Props) {
  const [chosen, choose] = useState<{ before?: number; after?: number }>({});
  const each = distinct(versions);
  const after = each.find(({ version }) => version === chosen.after) ?? each[0];
  const before = each.find(({ version }) => version === chosen.before) ?? each[1];
  return (
    <>
      <DataTable caption="The newest first" columns={COLUMNS} rows={versions} keyOf={({ version, at, state }) => `${version} ${at} ${state}`} />
      {before === undefined || after === undefined ? (
        <p className="quiet">There is one version: nothing to compare it with.</p>
      ) : (
        <>
          <h3>Side by side</h3>
          <div className="choice">
            <VersionChoice label="Version" versions={each} chosen={before.version} onChoose={(version) => choose({ ...chosen, before: version })} />
            <VersionChoice label="beside version" versions={each} chosen={after.version} onChoose={(version) => choose({ ...chosen, after: version })} />
          </div>
          {beside?.(before.version, after.version)}
          <VersionDiff before={before} after={after} />
        </>
      )}
    </>
  );
}

/** Each version once: one whose state changed is listed again. */
export function distinct<One extends { version: number }>(versions: readonly One[]): One[] {
  return versions.filter(({ version }, index) => versions.findIndex((other) => other.version === version) === index);
}

interface ChoiceProps {
  label: string;
  versions: readonly { version: number }[];
  chosen: number;
  onChoose: (version: number) => void;
}

function VersionChoice({ label, versions, chosen, onChoose }: ChoiceProps) {
  return (
    <label className="inline">
      {label}
      <select value={chosen} onChange={(event) => onChoose(Number(event.target.value))}>
        {versions.map(({ version }) => (
          <option key={version} value={version}>
            {version}
          </option>
        ))}
      </select>
    </label>
  );
}
