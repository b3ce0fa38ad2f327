import { type ReactNode, useCallback } from 'react';
import type { Outcome } from '../api/outcome';
import { useRead } from '../api/useRead';
import { PolledView } from '../ui/PolledView';
import type { FormFrame } from './form';
import { type Kind, ofHref, type Summary } from './kind';

interface Props<One> {
  kind: Kind;
  id: string;
  /** A stable function. */
  read: (id: string) => Promise<Outcome<One>>;
  children: (frame: FormFrame, newest: One) => ReactNode;
}

/** The next version of a definition, from its newest; its purpose stays. */
export function ChangeDefinition<One extends Summary>({ kind, id, read, children }: Props<One>) {
  const readThis = useCallback(() => read(id), [read, id]);
  const there = ofHref(kind, id);
  return (
    <>
      <div className="title">
        <h1>Change {kind.word}</h1>
      </div>
      <PolledView polled={useRead(readThis)}>
        {(newest) => children({ purposes: undefined, act: `Save as version ${newest.version + 1}`, onSaved: () => location.assign(there), leaveTo: there }, newest)}
      </PolledView>
    </>
  );
}
