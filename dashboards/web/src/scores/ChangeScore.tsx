import { changeScore, readScore } from '../api/definitions';
import { ChangeDefinition } from '../definitions/ChangeDefinition';
import { saidOf } from '../definitions/form';
import { SCORE } from './kind';
import { ScoreForm } from './ScoreForm';

/** The next version of a score, from its newest. */
export function ChangeScore({ id }: { id: string }) {
  return (
    <ChangeDefinition kind={SCORE} id={id} read={readScore}>
      {(frame, { version, model, ...details }) => (
        <ScoreForm
          {...frame}
          start={{ ...details, text: JSON.stringify(model, null, 2) }}
          save={(written) => changeScore(id, { ...saidOf(written), model: written.model, basedOn: version })}
        />
      )}
    </ChangeDefinition>
  );
}
