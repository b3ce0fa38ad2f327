import { useState } from 'react';
import { findContacts } from '../api/client';
import type { Failure } from '../api/outcome';
import type { ContactId } from '../api/types';
import { FailureNote } from '../ui/FailureNote';
import { ContactCard } from './ContactCard';
import { FindForm } from './FindForm';
import { findRequestOf } from './query';

type Search =
  | { phase: 'none' }
  | { phase: 'running' }
  | { phase: 'unclear' }
  | { phase: 'failed'; failure: Failure }
  | { phase: 'found'; contacts: readonly ContactId[] };

/** @param contact whose card another screen led to */
export function Contacts({ contact }: { contact: ContactId | undefined }) {
  const [search, setSearch] = useState<Search>({ phase: 'none' });
  const [chosen, setChosen] = useState(contact);

  async function find(typed: string) {
    setChosen(undefined);
    const wanted = findRequestOf(typed);
    if (wanted === undefined) {
      setSearch({ phase: 'unclear' });
      return;
    }
    setSearch({ phase: 'running' });
    const outcome = await findContacts(wanted);
    if (!outcome.ok) {
      setSearch({ phase: 'failed', failure: outcome.failure });
      return;
    }
    const { contacts } = outcome.value;
    setSearch({ phase: 'found', contacts });
    setChosen(contacts.length === 1 ? contacts[0] : undefined);
  }

  return (
    <>
      <div className="title">
        <h1>Contacts</h1>
      </div>
      <div className="find">
        <FindForm onFind={find} busy={search.phase === 'running'} />
        <div aria-live="polite">
          <SearchResult search={search} chosen={chosen} onChoose={setChosen} />
        </div>
      </div>
      {chosen !== undefined && (
        <ContactCard key={chosen} contact={chosen} arrived={chosen === contact} />
      )}
    </>
  );
}

interface ResultProps {
  search: Search;
  chosen: ContactId | undefined;
  onChoose: (contact: ContactId) => void;
}

function SearchResult({ search, chosen, onChoose }: ResultProps) {
  switch (search.phase) {
    case 'none':
      return null;
    case 'running':
      return <p className="quiet">Looking…</p>;
    case 'unclear':
      return (
        <p className="note">
          Write an id such as <code>user:17850</code> or <code>anonymous:…</code>, an e-mail address or a phone number.
        </p>
      );
    case 'failed':
      return <FailureNote failure={search.failure} />;
    case 'found':
      return search.contacts.length === 0 ? (
        <p className="note">Nobody was found.</p>
      ) : search.contacts.length === 1 ? null : (
        <Choice contacts={search.contacts} chosen={chosen} onChoose={onChoose} />
      );
  }
}

function Choice({ contacts, chosen, onChoose }: Omit<ResultProps, 'search'> & { contacts: readonly ContactId[] }) {
  return (
    <>
      <p>{contacts.length} contacts share this address. Choose one:</p>
      <ul className="choice">
        {contacts.map((contact) => (
          <li key={contact}>
            <button type="button" aria-pressed={contact === chosen} onClick={() => onChoose(contact)}>
              {contact}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
