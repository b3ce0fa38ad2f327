import { isObject, type Json } from '../rules/json';

export type Read = { ok: true; model: Json } | { ok: false; why: string };

/** The model that was written: a file of `./placet fit` has it inside a definition, and may be pasted as it is. */
export function modelOf(text: string): Read {
  let read: Json;
  try {
    read = JSON.parse(text) as Json;
  } catch (malformed) {
    return { ok: false, why: `Not JSON: ${malformed instanceof Error ? malformed.message : String(malformed)}` };
  }
  if (!isObject(read)) {
    return { ok: false, why: 'A model is a JSON object, {"kind": …}' };
  }
  const inside = read['model'];
  return { ok: true, model: !('kind' in read) && isObject(inside) ? inside : read };
}
