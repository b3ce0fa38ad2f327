import { readRegister } from '../api/client';
import type { Polled } from '../api/polled';
import type { Register } from '../api/types';
import { useRead } from '../api/useRead';
import { readable } from '../ui/words';
import type { Kind } from './kind';

/** The only one there is. Of several none is chosen unasked: the purpose stays. */
export const onlyOf = (purposes: readonly { id: string }[]): string => (purposes.length === 1 ? (purposes[0]?.id ?? '') : '');

/** The purposes of the register whose events definitions of a kind may read. */
export function usePurposes({ place }: Kind): Polled<readonly { id: string; label: string }[]> {
  const register = useRead(readRegister);
  return register.phase === 'known' ? { ...register, value: purposesOf(register.value, CONSUMERS[place]) } : register;
}

/** What reads the events of a purpose, as the register's answer names it. */
const CONSUMERS = { segments: 'SEGMENTS', scores: 'SCORES' } as const;

const purposesOf = ({ purposes }: Register, consumer: 'SEGMENTS' | 'SCORES') =>
  purposes.filter(({ consumers }) => consumers.includes(consumer)).map(({ id }) => ({ id, label: readable(id) }));
