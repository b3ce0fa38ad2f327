import { eraseContact } from '../api/client';
import type { ContactId, Erased } from '../api/types';
import { ReasonedAction } from '../ui/ReasonedAction';

/** Erases a contact, for a reason and once its id was typed. */
export function Erasing({ contact, onErased }: { contact: ContactId; onErased: (erased: Erased) => void }) {
  return (
    <ReasonedAction
      label="Erase this contact"
      act="Erase for good"
      acting="Erasing…"
      irreversible={{ typed: contact, what: 'the contact’s id' }}
      run={(reason) => eraseContact(contact, reason)}
      onDone={onErased}
      unanswered="It is not known whether it was recorded. Look under Requests before erasing again."
    >
      <p>
        <strong>Nothing undoes it.</strong> Who comes back is a new contact. What happens:
      </p>
      <ul className="plain">
        <li>At once, every verdict about {contact} is no, on every gateway and in the stream.</li>
        <li>The key of its data is destroyed: what was sealed opens in no copy any more.</li>
        <li>Its records leave the log. What it refused is kept under tokens that name nobody, so that it still counts.</li>
        <li>The rest goes by itself; a receipt says what is gone, place by place, and what goes when.</li>
      </ul>
    </ReasonedAction>
  );
}
