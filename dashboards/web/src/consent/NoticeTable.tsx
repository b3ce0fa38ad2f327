import type { Notice } from '../api/types';
import { type Column, DataTable } from '../ui/DataTable';
import { dayOf } from '../ui/time';
import { readable } from '../ui/words';

const COLUMNS: readonly Column<Notice>[] = [
  { label: 'Notice', cell: ({ id, version }) => `${id}@${version}` },
  { label: 'State', cell: (notice) => <State notice={notice} /> },
  { label: 'Language', cell: ({ language }) => language },
  { label: 'Purposes', cell: ({ purposes }) => purposes.map(readable).join(', ') },
  { label: 'SHA-256 of its text', cell: ({ sha256 }) => <code title={sha256}>{sha256.slice(0, 12)}…</code> },
];

export function NoticeTable({ notices }: { notices: readonly Notice[] }) {
  return notices.length > 0 ? (
    <DataTable
      caption="What people were told. A consent under a retired notice no longer counts"
      columns={COLUMNS}
      rows={notices}
      keyOf={({ id, version }) => `${id}@${version}`}
    />
  ) : (
    <p className="quiet">The register declares no notice.</p>
  );
}

function State({ notice }: { notice: Notice }) {
  const words = stateOf(notice, new Date());
  return <span className={words.startsWith('Retired') ? 'mark mark-no' : 'mark mark-yes'}>{words}</span>;
}

export function stateOf({ retired }: Pick<Notice, 'retired'>, now: Date): string {
  if (retired === undefined) {
    return 'In force';
  }
  return new Date(retired) <= now ? `Retired ${dayOf(retired)}` : `In force until ${dayOf(retired)}`;
}
