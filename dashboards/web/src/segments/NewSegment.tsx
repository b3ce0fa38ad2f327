import { useState } from 'react';
import { createSegment } from '../api/definitions';
import { nobody } from '../rules/draft';
import { onlyOf, usePurposes } from '../definitions/usePurposes';
import { PolledView } from '../ui/PolledView';
import { segmentHref } from './address';
import { SegmentForm, type Written } from './SegmentForm';

/** A segment from nothing: its rule begins as nobody. */
export function NewSegment() {
  const [draft] = useState(nobody);
  const purposes = usePurposes('SEGMENTS');
  return (
    <>
      <div className="title">
        <h1>New segment</h1>
      </div>
      <PolledView polled={purposes}>
        {(known) =>
          known.length === 0 ? (
            <p className="note">The register lets segments read the events of no purpose.</p>
          ) : (
            <SegmentForm
              start={{ name: '', description: '', owner: '', purpose: onlyOf(known), draft }}
              purposes={known}
              act="Create segment"
              save={(written) => createSegment(newOf(written))}
              onSaved={({ id }) => location.assign(segmentHref(id))}
              leaveTo="#/segments"
            />
          )
        }
      </PolledView>
    </>
  );
}

const newOf = ({ name, description, owner, purpose, rule }: Written) => ({
  name: name.trim(),
  description: description.trim(),
  purpose,
  rule,
  ...(owner.trim() !== '' && { owner: owner.trim() }),
});
