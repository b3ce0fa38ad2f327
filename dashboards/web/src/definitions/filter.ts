import type { DefinitionState } from '../api/types';

export interface Filter {
  text: string;
  state: DefinitionState | 'in-use';
}

interface Filtered {
  id: string;
  name: string;
  description: string;
  purpose: string;
  owner: string;
  state: DefinitionState;
  sentence?: string;
}

/** Those that have every word somewhere, in a state; "in use" is all but what is archived. */
export function filtered<T extends Filtered>(all: readonly T[], { text, state }: Filter): T[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter((one) => {
    const said = [one.id, one.name, one.description, one.purpose, one.owner, one.sentence ?? ''].join(' ').toLowerCase();
    return (state === 'in-use' ? one.state !== 'archived' : one.state === state) && words.every((word) => said.includes(word));
  });
}
