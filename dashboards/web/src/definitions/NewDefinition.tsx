import type { ReactNode } from 'react';
import { PolledView } from '../ui/PolledView';
import type { DetailsOf } from './Details';
import type { FormFrame } from './form';
import { type Kind, listHref, ofHref } from './kind';
import { onlyOf, usePurposes } from './usePurposes';

interface Props {
  kind: Kind;
  /** The form; a definition from nothing begins with these details. */
  children: (frame: FormFrame, nothing: DetailsOf) => ReactNode;
}

/** A definition from nothing, for one of the purposes whose events its kind may read. */
export function NewDefinition({ kind, children }: Props) {
  return (
    <>
      <div className="title">
        <h1>New {kind.word}</h1>
      </div>
      <PolledView polled={usePurposes(kind)}>
        {(purposes) =>
          purposes.length === 0 ? (
            <p className="note">The register lets {kind.place} read the events of no purpose.</p>
          ) : (
            children(
              { purposes, act: `Create ${kind.word}`, onSaved: ({ id }) => location.assign(ofHref(kind, id)), leaveTo: listHref(kind) },
              { name: '', description: '', owner: '', purpose: onlyOf(purposes) },
            )
          )
        }
      </PolledView>
    </>
  );
}
