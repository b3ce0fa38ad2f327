import type { Span } from '../api/client';

const SPANS: readonly { span: Span; label: string }[] = [
  { span: 'all', label: 'All' },
  { span: 'P30D', label: '30 days' },
  { span: 'PT24H', label: '24 hours' },
];

interface Props {
  chosen: Span;
  onChoose: (span: Span) => void;
}

/** How much time the charts of a screen show. */
export function SpanChoice({ chosen, onChoose }: Props) {
  return (
    <fieldset className="spans">
      <legend>Charts show</legend>
      {SPANS.map(({ span, label }) => (
        <label key={span}>
          <input type="radio" name="span" checked={span === chosen} onChange={() => onChoose(span)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
