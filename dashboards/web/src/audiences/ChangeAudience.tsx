import { useCallback } from 'react';
import { changeAudience, readAudience } from '../api/audiences';
import type { Audience } from '../api/types';
import { useRead } from '../api/useRead';
import { PolledView } from '../ui/PolledView';
import { dateAndTime } from '../ui/time';
import { readable } from '../ui/words';
import { AudienceForm, type Chosen } from './AudienceForm';

/** The next version of an audience, from its newest. */
export function ChangeAudience({ id }: { id: string }) {
  const audience = useRead(useCallback(() => readAudience(id), [id]));
  return (
    <>
      <div className="title">
        <h1>Change an audience</h1>
      </div>
      <PolledView polled={audience}>{(known) => <Change audience={known} />}</PolledView>
    </>
  );
}

function Change({ audience }: { audience: Audience }) {
  const { id, name, version, changedBy, at } = audience;
  return (
    <>
      <p>
        <strong>{name}</strong>, version {version}, by {readable(changedBy).toLowerCase()} on <time dateTime={at}>{dateAndTime(at)}</time>.
        Exports of it that were asked for and not taken have to be asked for anew.
      </p>
      <AudienceForm
        start={chosenOf(audience)}
        act={`Save version ${version + 1}`}
        acting="Saving…"
        leave="Leave without saving"
        save={(written) => changeAudience(id, { basedOn: version, ...written })}
      />
    </>
  );
}

const chosenOf = ({ name, source, recipient, purpose, channel = '', identifiers, holdOutPercent }: Audience): Chosen => ({
  name,
  source,
  recipient,
  purpose,
  channel,
  identifiers,
  holdOutPercent,
});
