import { useCallback, useState } from 'react';
import { changeSegment, readSegment } from '../api/definitions';
import type { Segment } from '../api/types';
import { useRead } from '../api/useRead';
import { draftOf } from '../rules/draft';
import { PolledView } from '../ui/PolledView';
import { segmentHref } from './address';
import { SegmentForm } from './SegmentForm';

/** The next version of a segment, from its newest. */
export function ChangeSegment({ id }: { id: string }) {
  const read = useCallback(() => readSegment(id), [id]);
  const segment = useRead(read);
  return (
    <>
      <div className="title">
        <h1>Change segment</h1>
      </div>
      <PolledView polled={segment}>{(known) => <Change segment={known} />}</PolledView>
    </>
  );
}

function Change({ segment }: { segment: Segment }) {
  const { id, version, name, description, owner, purpose, rule } = segment;
  const [draft] = useState(() => draftOf(rule));
  return (
    <SegmentForm
      start={{ name, description, owner, purpose, draft }}
      self={id}
      purposes={undefined}
      act={`Save as version ${version + 1}`}
      save={(written) =>
        changeSegment(id, {
          name: written.name.trim(),
          description: written.description.trim(),
          rule: written.rule,
          basedOn: version,
          ...(written.owner.trim() !== '' && { owner: written.owner.trim() }),
        })
      }
      onSaved={() => location.assign(segmentHref(id))}
      leaveTo={segmentHref(id)}
    />
  );
}
