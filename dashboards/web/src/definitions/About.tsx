import type { ReactNode } from 'react';
import { useMay } from '../ui/scopes';
import { changeHref, type Kind, type Summary } from './kind';
import { ProgressNote } from './ProgressNote';
import { StateActions } from './StateActions';

interface Props {
  kind: Kind;
  of: Summary;
  onChanged: () => void;
  /** Its facts. */
  children: ReactNode;
}

/** Below what a definition says, in the list and on its own screen: its facts, how far it is, and what can be done to it. */
export function About({ kind, of: { id, name, problem, progress, state }, onChanged, children }: Props) {
  const may = useMay();
  return (
    <>
      {problem !== undefined && <p className="note note-stale">Not used: {problem}</p>}
      {children}
      {state !== 'archived' && <ProgressNote progress={progress} />}
      {may('segments:write') && state !== 'archived' && (
        <div className="actions">
          <a className="button" href={changeHref(kind, id)} aria-label={`Change ${name}`}>
            Change
          </a>
          <StateActions name={name} state={state} archiving={kind.archiving} set={(to) => kind.setState(id, to)} onDone={onChanged} />
        </div>
      )}
    </>
  );
}
