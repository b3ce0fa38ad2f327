import { Fragment, type ReactNode } from 'react';
import type { ContactId } from '../api/types';
import { ContactField } from './ContactField';
import type { Asking } from './DefinitionPage';

interface Props {
  asking: Asking;
  children: (contact: ContactId) => ReactNode;
}

/** Asks which contact, and shows what there is to say of it. */
export function OneContact({ asking: { asked, ask }, children }: Props) {
  return (
    <Fragment key={asked}>
      <ContactField label="Which contact?" contact={asked} onAsk={ask} />
      {asked !== undefined && children(asked)}
    </Fragment>
  );
}
