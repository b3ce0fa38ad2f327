import { createAudience } from '../api/audiences';
import { AudienceForm, NOTHING } from './AudienceForm';
import { idOf } from './words';

/** An audience from nothing. */
export function NewAudience() {
  return (
    <>
      <div className="title">
        <h1>New audience</h1>
      </div>
      <AudienceForm
        start={NOTHING}
        act="Make the audience"
        acting="Making…"
        leave="Leave without making it"
        save={(written) => createAudience({ id: idOf(written.name), ...written })}
      />
    </>
  );
}
