import type { ConsentFigure, ConsentFigures } from '../api/types';
import { type Column, DataTable } from '../ui/DataTable';
import { count, percent } from '../ui/time';
import { purposeAndChannel } from '../ui/words';

const number = (label: string, of: (figure: ConsentFigure) => number): Column<ConsentFigure> => ({
  label,
  cell: (figure) => count(of(figure)),
  numeric: true,
});

const COLUMNS: readonly Column<ConsentFigure>[] = [
  { label: 'For', cell: ({ purpose, channel }) => purposeAndChannel(purpose, channel) },
  { label: 'Stands for', cell: (figure) => <Rate figure={figure} /> },
  number('Given', ({ given }) => given),
  number('Other basis', ({ otherBasis }) => otherBasis),
  number('Pending', ({ pending }) => pending),
  number('Refused', ({ refused }) => refused),
  number('Withdrawn', ({ withdrawn }) => withdrawn),
  number('Objected', ({ objected }) => objected),
  number('Expired', ({ expired }) => expired),
  number('Other', ({ other }) => other),
  number('Contacts', ({ contacts }) => contacts),
];

export function RateTable({ figures }: { figures: ConsentFigures }) {
  return figures.contacts > 0 ? (
    <DataTable
      caption={`Of ${count(figures.contacts)} contacts with a record, each counted once where it has one for the purpose and channel`}
      columns={COLUMNS}
      rows={figures.figures}
      keyOf={({ purpose, channel }) => `${purpose} ${channel ?? ''}`}
    />
  ) : (
    <p className="quiet">Nobody has consented to or refused anything yet.</p>
  );
}

function Rate({ figure }: { figure: ConsentFigure }) {
  if (figure.rate === undefined) {
    return <span className="quiet">No record</span>;
  }
  return (
    <span className="rate">
      <span className="bar" aria-hidden="true">
        <span style={{ width: percentWidth(figure.rate) }} />
      </span>
      {percent(figure.rate)}
    </span>
  );
}

/** A width within the bar whatever is sent. */
export const percentWidth = (rate: number): string => `${Math.min(100, Math.max(0, rate * 100))}%`;
