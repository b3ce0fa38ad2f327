import { useState } from 'react';
import { readLists } from '../api/lists';
import type { ListUpload as Uploaded, UploadedList } from '../api/types';
import { useRefreshed } from '../api/usePolled';
import { PolledView } from '../ui/PolledView';
import { useMay } from '../ui/scopes';
import { dateAndTime } from '../ui/time';
import { readable } from '../ui/words';
import { DeleteList } from './DeleteList';
import { ListUpload } from './ListUpload';
import { UploadReport } from './UploadReport';

const INTERVAL_MS = 5_000;

/** Uploaded lists, how many are on each, and the way to upload one. */
export function Lists() {
  const mayWrite = useMay()('audiences:write');
  const [lists, refresh] = useRefreshed(readLists, INTERVAL_MS);
  const [uploaded, setUploaded] = useState<Uploaded>();
  return (
    <>
      {uploaded && <UploadReport key={`${uploaded.id} ${uploaded.begunAt}`} uploaded={uploaded} />}
      <section aria-labelledby="lists">
        <h2 id="lists">Uploaded lists</h2>
        <p className="quiet">
          Who is on a list was known when it was uploaded. To be on it permits nothing: an audience of it has those who may be contacted.
        </p>
        <PolledView polled={lists}>
          {({ lists: all }) =>
            all.length === 0 ? (
              <p className="quiet">There is no list yet.</p>
            ) : (
              <ul className="cards">
                {all.map((list) => (
                  <li key={list.id}>
                    <Card list={list} mayWrite={mayWrite} onDeleted={refresh} />
                  </li>
                ))}
              </ul>
            )
          }
        </PolledView>
      </section>
      {mayWrite && (
        <ListUpload
          onUploaded={(done) => {
            setUploaded(done);
            refresh();
          }}
        />
      )}
    </>
  );
}

function Card({ list, mayWrite, onDeleted }: { list: UploadedList; mayWrite: boolean; onDeleted: () => void }) {
  const { id, size, origin, reason, by, begunAt, complete } = list;
  const titleId = `list-${id}`;
  return (
    <article aria-labelledby={titleId}>
      <h3 id={titleId}>
        {id} {!complete && <span className="mark mark-no">Upload under way or broken off</span>}
      </h3>
      <dl className="facts">
        <div>
          <dt>On it</dt>
          <dd>{size.shown}</dd>
        </div>
        <div>
          <dt>From</dt>
          <dd>{origin}</dd>
        </div>
        <div>
          <dt>For</dt>
          <dd>{reason}</dd>
        </div>
        <div>
          <dt>Uploaded</dt>
          <dd>
            <time dateTime={begunAt}>{dateAndTime(begunAt)}</time> by {readable(by).toLowerCase()}
          </dd>
        </div>
      </dl>
      {mayWrite && <DeleteList id={id} onDeleted={onDeleted} />}
    </article>
  );
}
