import { type ReactNode, useId, useState } from 'react';
import { type Column, DataTable } from '../ui/DataTable';
import type { Drawing } from './drawing';
import { Plotted } from './Plotted';

interface Part {
  /** Where there are several: which it is. */
  label?: string;
  drawing: Drawing;
  height: number;
}

export interface Key {
  colour: string;
  label: string;
  /** How it is drawn, where it is not filled. */
  look?: 'interval' | 'hidden' | 'gap' | 'refused' | 'note';
}

interface Props<Row extends { label: string }> {
  title: string;
  /** What the chart says, in a sentence, for who does not see it. */
  summary: string;
  parts: readonly Part[];
  keys: readonly Key[];
  /** Which time it is and what else must be known to read it. */
  note: ReactNode;
  /** The rows of the table are in the order of time, and shown newest first, unless they stand for something else. */
  order?: 'as it stands';
  /** What the table has beyond the chart. */
  about?: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  /** What tells rows apart, where their labels do not. */
  keyOf?: (row: Row) => string;
}

/** A chart with its legend, its time and the table of the same numbers behind it. */
export function Chart<Row extends { label: string }>({ title, summary, parts, keys, note, about, order, rows, columns, keyOf = ({ label }) => label }: Props<Row>) {
  const titleId = useId();
  const [open, setOpen] = useState(false);
  return (
    <figure className="chart" aria-labelledby={titleId}>
      <figcaption>
        <strong id={titleId}>{title}</strong>
        <span className="quiet">{note}</span>
      </figcaption>
      {keys.length > 0 && (
        <ul className="keys">
          {keys.map(({ colour, label, look }) => (
            <li key={label}>
              <span className={look === undefined ? 'swatch' : `swatch swatch-${look}`} style={look === undefined ? { background: colour } : { color: colour }} />
              {label}
            </li>
          ))}
        </ul>
      )}
      <div role="img" aria-label={summary}>
        {parts.map(({ drawing, height, label }, index) => (
          <div key={label ?? index}>
            {label !== undefined && <p className="part">{label}</p>}
            <Plotted drawing={drawing} height={height} />
          </div>
        ))}
      </div>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>Table</summary>
        {open && (
          // it scrolls, so the keyboard must be able to reach it
          <div className="scrolls" role="region" aria-label={`Table: ${title}`} tabIndex={0}>
            <DataTable caption={`${title}${order === undefined ? ', newest first' : ''}${about === undefined ? '' : `; ${about}`}`} columns={columns} rows={order === undefined ? rows.toReversed() : rows} keyOf={keyOf} />
          </div>
        )}
      </details>
    </figure>
  );
}
