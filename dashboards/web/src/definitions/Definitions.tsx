import type { ReactNode } from 'react';
import { Forbidden } from '../ui/Forbidden';
import { useMay } from '../ui/scopes';

interface Props {
  /** Of the address: none for the list, `new`, `change/ID` or `of/ID/VIEW`. */
  rest: readonly string[];
  list: () => ReactNode;
  one: (id: string, view: string | undefined) => ReactNode;
  make: () => ReactNode;
  change: (id: string) => ReactNode;
}

/** The screens of a kind of definition, each for whom it is meant. */
export function Definitions({ rest: [what, id, view], list, one, make, change }: Props) {
  const may = useMay();
  const toWrite = what === 'new' || (what === 'change' && id !== undefined);
  if (!may(toWrite ? 'segments:write' : 'segments:read')) {
    return <Forbidden />;
  }
  if (toWrite) {
    return id === undefined ? make() : change(id);
  }
  return what === 'of' && id !== undefined ? one(id, view) : list();
}
