import type { ListUpload } from '../api/types';
import { type Column, DataTable } from '../ui/DataTable';
import { count } from '../ui/time';
import { useArrival } from '../ui/useArrival';
import { resultsOf, unnamedOf } from './uploads';

type Fault = ListUpload['faults'][number];

const COLUMNS: readonly Column<Fault>[] = [
  { label: 'Line', cell: ({ line }) => count(line) },
  { label: 'Field', cell: ({ field }) => (field === '' ? 'The line' : field) },
  { label: 'Allowed', cell: ({ allowed }) => allowed },
];

/** What an upload came to: how many lines named whom, and which were wrong. */
export function UploadReport({ uploaded }: { uploaded: ListUpload }) {
  const arrived = useArrival<HTMLHeadingElement>();
  const { id, failed, faults } = uploaded;
  const unnamed = unnamedOf(uploaded);
  return (
    <section aria-labelledby="uploaded">
      <h2 id="uploaded" ref={arrived} tabIndex={-1}>
        {id} was uploaded
      </h2>
      <dl className="facts">
        {resultsOf(uploaded).map(([term, said]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      {failed > 0 && (
        <>
          <div className="note note-stale" role="status">
            <p>
              {count(failed)} {failed === 1 ? 'line was' : 'lines were'} wrong, so nobody was taken off. Mend the file and upload it again.
            </p>
          </div>
          <div className="scrolls" tabIndex={0} role="region" aria-label="Wrong lines">
            <DataTable caption="Wrong lines, by their number in the file" columns={COLUMNS} rows={faults} keyOf={({ line, field }) => `${line} ${field}`} />
          </div>
          {unnamed > 0 && <p className="quiet">And {count(unnamed)} more.</p>}
        </>
      )}
    </section>
  );
}
