import { type RefObject, useEffect, useRef } from 'react';

/**
 * Moves the focus to what has just been opened, and so into view. What was pressed to open it may be gone: without this
 * the focus would fall back to the top of the page.
 */
export function useArrival<Element extends HTMLElement>(): RefObject<Element | null> {
  const arrived = useRef<Element>(null);
  useEffect(() => arrived.current?.focus(), []);
  return arrived;
}
