import { useCallback } from 'react';
import { changeScore, readScore } from '../api/definitions';
import { useRead } from '../api/useRead';
import { PolledView } from '../ui/PolledView';
import { scoreHref } from './address';
import { ScoreForm } from './ScoreForm';

/** The next version of a score, from its newest. */
export function ChangeScore({ id }: { id: string }) {
  const read = useCallback(() => readScore(id), [id]);
  const score = useRead(read);
  return (
    <>
      <div className="title">
        <h1>Change score</h1>
      </div>
      <PolledView polled={score}>
        {({ version, name, description, owner, purpose, model }) => (
          <ScoreForm
            start={{ name, description, owner, purpose, text: JSON.stringify(model, null, 2) }}
            purposes={undefined}
            act={`Save as version ${version + 1}`}
            save={(written) =>
              changeScore(id, {
                name: written.name.trim(),
                description: written.description.trim(),
                model: written.model,
                basedOn: version,
                ...(written.owner.trim() !== '' && { owner: written.owner.trim() }),
              })
            }
            onSaved={() => location.assign(scoreHref(id))}
            leaveTo={scoreHref(id)}
          />
        )}
      </PolledView>
    </>
  );
}
