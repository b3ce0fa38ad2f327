import { useState } from 'react';
import { changeSegment, readSegment } from '../api/definitions';
import type { Segment } from '../api/types';
import { ChangeDefinition } from '../definitions/ChangeDefinition';
import { type FormFrame, saidOf } from '../definitions/form';
import { draftOf } from '../rules/draft';
import { SEGMENT } from './kind';
import { SegmentForm } from './SegmentForm';

/** The next version of a segment, from its newest. */
export function ChangeSegment({ id }: { id: string }) {
  return (
    <ChangeDefinition kind={SEGMENT} id={id} read={readSegment}>
      {(frame, newest) => <Change frame={frame} segment={newest} />}
    </ChangeDefinition>
  );
}

function Change({ frame, segment }: { frame: FormFrame; segment: Segment }) {
  const { id, version, rule } = segment;
  const [draft] = useState(() => draftOf(rule));
  return (
    <SegmentForm {...frame} start={{ ...segment, draft }} self={id} save={(written) => changeSegment(id, { ...saidOf(written), rule: written.rule, basedOn: version })} />
  );
}
