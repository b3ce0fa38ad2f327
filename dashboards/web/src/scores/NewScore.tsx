import { createScore } from '../api/definitions';
import { onlyOf, usePurposes } from '../definitions/usePurposes';
import { PolledView } from '../ui/PolledView';
import { scoreHref } from './address';
import { ScoreForm } from './ScoreForm';

/** A score from nothing. */
export function NewScore() {
  const purposes = usePurposes('SCORES');
  return (
    <>
      <div className="title">
        <h1>New score</h1>
      </div>
      <PolledView polled={purposes}>
        {(known) =>
          known.length === 0 ? (
            <p className="note">The register lets scores read the events of no purpose.</p>
          ) : (
            <ScoreForm
              start={{ name: '', description: '', owner: '', purpose: onlyOf(known), text: '' }}
              purposes={known}
              act="Create score"
              save={({ name, description, owner, purpose, model }) =>
                createScore({ name: name.trim(), description: description.trim(), purpose, model, ...(owner.trim() !== '' && { owner: owner.trim() }) })
              }
              onSaved={({ id }) => location.assign(scoreHref(id))}
              leaveTo="#/scores"
            />
          )
        }
      </PolledView>
    </>
  );
}
