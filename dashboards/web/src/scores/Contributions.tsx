import type { ContactScore } from '../api/types';
import { figure } from '../charts/figure';
import { type Column, DataTable } from '../ui/DataTable';
import { featureInWords } from './words';

type Valued = Pick<ContactScore, 'value' | 'scale' | 'contributions'>;
type Contribution = ContactScore['contributions'][number];

/** What each feature contributed to a value, as bars to the left and right of nothing. */
export function Contributions({ of, kind }: { of: Valued; kind?: string }) {
  const widest = Math.max(...of.contributions.map(({ amount }) => Math.abs(amount)), Number.MIN_VALUE);
  return <DataTable caption={sumInWords(of)} columns={columns(widest, kind)} rows={of.contributions} keyOf={({ feature }) => feature} />;
}

const columns = (widest: number, kind: string | undefined): readonly Column<Contribution>[] => [
  { label: 'Feature', cell: ({ feature }) => featureInWords(feature, kind) },
  { label: 'Its value', cell: ({ featureValue }) => figure(featureValue), numeric: true },
  { label: 'Contributes', cell: ({ amount }) => figure(amount), numeric: true },
  { label: 'In relation', cell: ({ amount }) => <Diverging share={amount / widest} /> },
];

function Diverging({ share }: { share: number }) {
  const width = `${(Math.abs(share) * 50).toFixed(1)}%`;
  return (
    <span className="diverging" aria-hidden="true">
      <span className={share < 0 ? 'below-zero' : 'above-zero'} style={share < 0 ? { right: '50%', width } : { left: '50%', width }} />
    </span>
  );
}

/** What the contributions add up to. */
export function sumInWords({ value, scale, contributions }: Valued): string {
  const sum = contributions.reduce((total, { amount }) => total + amount, 0);
  return scale === 'logit'
    ? `Together ${figure(sum)}, which is the logit of ${figure(value)}: 1 / (1 + e^−sum)`
    : `Together ${figure(sum)}${sameTo(sum, value) ? ', the value' : ` of ${figure(value)}`}`;
}

const sameTo = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(other));
