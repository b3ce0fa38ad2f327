import { useState } from 'react';
import { createSegment } from '../api/definitions';
import { saidOf } from '../definitions/form';
import { NewDefinition } from '../definitions/NewDefinition';
import { nobody } from '../rules/draft';
import { SEGMENT } from './kind';
import { SegmentForm } from './SegmentForm';

/** A segment from nothing: its rule begins as nobody. */
export function NewSegment() {
  const [draft] = useState(nobody);
  return (
    <NewDefinition kind={SEGMENT}>
      {(frame, nothing) => (
        <SegmentForm {...frame} start={{ ...nothing, draft }} save={(written) => createSegment({ ...saidOf(written), purpose: written.purpose, rule: written.rule })} />
      )}
    </NewDefinition>
  );
}
