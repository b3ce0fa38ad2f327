import type { Result } from '../api/insights';
import { type Column, DataTable } from '../ui/DataTable';
import { count, inMs } from '../ui/time';

interface Numbered {
  number: number;
  cells: Result['rows'][number];
}

const NUMBER = /^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|UTINYINT|USMALLINT|UINTEGER|UBIGINT|FLOAT|DOUBLE|DECIMAL)/;

/** What a query answered; what is not there reads null, never zero. */
export function ResultTable({ result: { columns, rows, truncated, elapsedMs } }: { result: Result }) {
  const shown = columns.map(
    ({ name, type }, index): Column<Numbered> => ({
      label: namedApart(columns, index, name),
      cell: ({ cells }) => (cells[index] === null ? <span className="quiet">null</span> : String(cells[index])),
      numeric: NUMBER.test(type),
    }),
  );
  return (
    <div className="scrolls roomy" tabIndex={0} role="region" aria-label="Result">
      <DataTable
        caption={`${count(rows.length)} ${rows.length === 1 ? 'row' : 'rows'}${truncated ? ', and there are more: the files have more' : ''}; ${inMs(elapsedMs)}`}
        columns={shown}
        rows={rows.map((cells, number) => ({ number, cells }))}
        keyOf={({ number }) => String(number)}
      />
    </div>
  );
}

/** SQL may call two columns the same. */
function namedApart(columns: Result['columns'], index: number, name: string): string {
  const before = columns.slice(0, index).filter((column) => column.name === name).length;
  return before === 0 ? name : `${name} (${before + 1})`;
}
