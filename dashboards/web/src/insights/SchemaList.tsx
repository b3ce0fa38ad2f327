import type { Schema } from '../api/insights';
import { type Column, DataTable } from '../ui/DataTable';
import { count } from '../ui/time';

type Described = Schema['tables'][number]['columns'][number];

const COLUMNS: readonly Column<Described>[] = [
  { label: 'Column', cell: ({ name, type }) => <><code>{name}</code><span className="below">{type}</span></> },
  { label: 'What it is', cell: ({ description }) => description },
];

/** What a query may name, and how far it goes. */
export function SchemaList({ schema: { tables, functions, limits }, onTake }: { schema: Schema; onTake: (sql: string) => void }) {
  return (
    <>
      {tables.map(({ name, description, columns }) => (
        <details key={name}>
          <summary>
            <code>{name}</code>
          </summary>
          <p>{description}</p>
          <DataTable caption={`Columns of ${name}`} columns={COLUMNS} rows={columns} keyOf={(column) => column.name} />
          <button type="button" className="small" onClick={() => onTake(`SELECT * FROM ${name} LIMIT 100`)}>
            Ask all of {name}
          </button>
        </details>
      ))}
      <details>
        <summary>Functions</summary>
        <p>
          <code>{functions.join(', ')}</code>
        </p>
      </details>
      <p className="quiet">
        At most {limits.seconds} s, {limits.memoryMb} MB and {count(limits.rows)} rows; {count(limits.exportRows)} rows in a file.
      </p>
    </>
  );
}
