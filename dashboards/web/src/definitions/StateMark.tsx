import type { DefinitionState } from '../api/types';

const WORDS: Record<DefinitionState, string> = { live: 'Live', paused: 'Paused', archived: 'Archived' };

export function StateMark({ state }: { state: DefinitionState }) {
  return <span className={state === 'live' ? 'mark mark-yes' : 'mark mark-no'}>{WORDS[state]}</span>;
}

export const stateWord = (state: DefinitionState): string => WORDS[state];
