import { readRegister } from '../api/client';
import type { Polled } from '../api/polled';
import type { Register } from '../api/types';
import { useRead } from '../api/useRead';
import { readable } from '../ui/words';

/** The only one there is. Of several none is chosen unasked: the purpose stays. */
export const onlyOf = (purposes: readonly { id: string }[]): string => (purposes.length === 1 ? (purposes[0]?.id ?? '') : '');

/** What reads the events of a purpose, as the register's answer names it. */
type Consumer = 'SEGMENTS' | 'SCORES';

/** The purposes of the register whose events segments, or scores, may read. */
export function usePurposes(consumer: Consumer): Polled<readonly { id: string; label: string }[]> {
  const register = useRead(readRegister);
  return register.phase === 'known' ? { ...register, value: purposesOf(register.value, consumer) } : register;
}

const purposesOf = ({ purposes }: Register, consumer: Consumer) =>
  purposes.filter(({ consumers }) => consumers.includes(consumer)).map(({ id }) => ({ id, label: readable(id) }));
