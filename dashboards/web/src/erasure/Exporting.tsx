import { useState } from 'react';
import { exportContact } from '../api/client';
import type { ContactExport, ContactId } from '../api/types';
import { saveJson } from '../ui/download';
import { ReasonedAction } from '../ui/ReasonedAction';
import { count } from '../ui/time';

/** All that is held of a contact, as a file. */
export function Exporting({ contact }: { contact: ContactId }) {
  const [taken, setTaken] = useState<ContactExport>();

  function onDone(held: ContactExport) {
    saveJson(fileName(held), held);
    setTaken(held);
  }

  return (
    <>
      <ReasonedAction
        label="All that is held"
        act="Download"
        acting="Gathering…"
        run={(reason) => exportContact(contact, reason)}
        onDone={onDone}
        unanswered="Nothing was downloaded. Asking again does no harm; each time is kept in the audit trail."
      >
        <p>
          Everything that Placet holds of {contact} and about it, for the person (GDPR Articles 15 and 20), as one JSON
          file. The topics are read for it, so it may take a while.
        </p>
      </ReasonedAction>
      {taken && (
        <p className="note" role="status">
          {summaryOf(taken)}
        </p>
      )}
    </>
  );
}

/** Without the contact: the browser lists the names of what was downloaded. */
export const fileName = ({ asOf }: Pick<ContactExport, 'asOf'>): string =>
  `all-that-is-held-${asOf.slice(0, 19).replaceAll(':', '')}.json`;

const summaryOf = ({ consents, events }: ContactExport): string =>
  `Downloaded: ${count(consents.length)} records of consent, ${count(events.length)} events and all else that is held.`;
