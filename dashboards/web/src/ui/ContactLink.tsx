import type { ContactId } from '../api/types';
import { LinkTo } from './goal';
import { useMay } from './scopes';

/** A contact's id; it leads to the card for those who may read it. */
export function ContactLink({ contact }: { contact: ContactId }) {
  const may = useMay();
  return may('consents:read') ? <LinkTo goal={{ place: 'contacts', contact }}>{contact}</LinkTo> : <>{contact}</>;
}
