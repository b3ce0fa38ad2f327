import type { Purpose } from '../api/types';
import { type Column, DataTable } from '../ui/DataTable';
import { periodInWords } from '../ui/time';
import { basisInWords, channelInWords, readable } from '../ui/words';

const COLUMNS: readonly Column<Purpose>[] = [
  {
    label: 'Purpose',
    cell: ({ id, description }) => (
      <>
        <strong>{readable(id)}</strong>
        <span className="below">{description}</span>
      </>
    ),
  },
  { label: 'Rests on', cell: (purpose) => <Bases purpose={purpose} /> },
  { label: 'Channels', cell: ({ channels }) => listed(channels.map(channelInWords)) },
  { label: 'Used for', cell: ({ consumers }) => listed(consumers.map((use) => use.toLowerCase())) },
  { label: 'Kept', cell: ({ retention }) => periodInWords(retention) },
  { label: 'Remarks', cell: (purpose) => listed(remarksOf(purpose)) },
];

export function PurposeTable({ purposes }: { purposes: readonly Purpose[] }) {
  return (
    <DataTable
      caption="What is not declared here does not run and is not stored"
      columns={COLUMNS}
      rows={purposes}
      keyOf={({ id }) => id}
    />
  );
}

/** An empty cell says so: blanks are read as forgotten. */
const listed = (texts: readonly string[]): string => (texts.length > 0 ? texts.join(', ') : '–');

function Bases({ purpose }: { purpose: Purpose }) {
  return (
    <>
      {readable(basisInWords(purpose.basis))}
      {purpose.otherBases.map((other) => (
        <span key={otherBasisInWords(other)} className="below">
          {otherBasisInWords(other)}
        </span>
      ))}
    </>
  );
}

export function otherBasisInWords({ basis, channels, audience, requires }: Purpose['otherBases'][number]): string {
  const where = channels.length > 0 ? ` by ${channels.map(channelInWords).join(', ')}` : '';
  const whom = audience === 'EVERYONE' ? '' : ` for ${audience.toLowerCase()}`;
  const shown = requires.length > 0 ? `; the record must show: ${requires.map((each) => readable(each).toLowerCase()).join(', ')}` : '';
  return `or ${basisInWords(basis)}${where}${whom}${shown}`;
}

export function remarksOf({
  directMarketing,
  specialCategories,
  consentValidity,
  impactAssessment,
}: Purpose): readonly string[] {
  return [
    directMarketing && 'direct marketing',
    specialCategories && 'special categories: explicit consent only',
    consentValidity !== undefined && `a consent holds ${periodInWords(consentValidity)}`,
    impactAssessment,
  ].filter((remark): remark is string => Boolean(remark));
}
