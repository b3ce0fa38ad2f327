import type { FindRequest } from '../api/types';

const PHONE = /^(\+|00?)?[0-9][0-9 ()./-]{5,30}$/;

/** Tells an id, an e-mail address and a phone number apart; undefined when it is none of them. */
export function findRequestOf(typed: string): FindRequest | undefined {
  const wanted = typed.trim();
  if (/^(user|anonymous):./.test(wanted)) {
    return { id: wanted };
  }
  if (/^[^\s@]+@[^\s@]+$/.test(wanted)) {
    return { email: wanted };
  }
  return PHONE.test(wanted) ? { phone: wanted } : undefined;
}
