import { createScore } from '../api/definitions';
import { saidOf } from '../definitions/form';
import { NewDefinition } from '../definitions/NewDefinition';
import { SCORE } from './kind';
import { ScoreForm } from './ScoreForm';

/** A score from nothing. */
export function NewScore() {
  return (
    <NewDefinition kind={SCORE}>
      {(frame, nothing) => (
        <ScoreForm {...frame} start={{ ...nothing, text: '' }} save={(written) => createScore({ ...saidOf(written), purpose: written.purpose, model: written.model })} />
      )}
    </NewDefinition>
  );
}
