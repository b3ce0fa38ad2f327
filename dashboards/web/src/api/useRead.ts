import type { Outcome } from './outcome';
import type { Polled } from './polled';
import { usePolled } from './usePolled';

const RETRY_MS = 3_000;

const settled = () => true;

/** Reads once, and again only as long as nothing was read. `read` must be a stable function: a new one starts over. */
export const useRead = <T>(read: () => Promise<Outcome<T>>): Polled<T> => usePolled(read, RETRY_MS, settled);
