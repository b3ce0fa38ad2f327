import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Outcome } from './outcome';

export interface Pages<Page> {
  pages: readonly Page[];
  busy: boolean;
  failure?: Failure;
  /** Whether there is another page behind the last. */
  more: boolean;
  readMore: () => void;
  startOver: () => void;
}

/** Pages that are read one after the other, on demand. `read` must be a stable function: a new one starts over. */
export function usePages<Page extends { next?: string }>(read: (after?: string) => Promise<Outcome<Page>>): Pages<Page> {
  const [pages, setPages] = useState<readonly Page[]>([]);
  const [busy, setBusy] = useState(true);
  const [failure, setFailure] = useState<Failure>();
  const begun = useRef(0);

  const go = useCallback(
    async (before: readonly Page[]) => {
      const beginning = before.length === 0 ? ++begun.current : begun.current;
      setBusy(true);
      setFailure(undefined);
      const outcome = await read(before.at(-1)?.next);
      // Whoever has started over since wants nothing of the pages of before.
      if (beginning !== begun.current) {
        return;
      }
      setBusy(false);
      if (outcome.ok) {
        setPages([...before, outcome.value]);
      } else {
        setFailure(outcome.failure);
      }
    },
    [read],
  );

  const startOver = useCallback(() => {
    setPages([]);
    void go([]);
  }, [go]);

  useEffect(() => {
    startOver();
    return () => void begun.current++;
  }, [startOver]);

  return {
    pages,
    busy,
    more: pages.at(-1)?.next !== undefined,
    readMore: () => !busy && void go(pages),
    startOver,
    ...(failure !== undefined && { failure }),
  };
}
