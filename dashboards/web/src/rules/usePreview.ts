import { useEffect, useRef, useState } from 'react';
import { previewSegment } from '../api/definitions';
import type { Preview } from '../api/types';
import type { Json } from './json';
import { answered, edited, nothingYet, type Previewed } from './preview';

/** How long nothing has changed before the gateway is asked. */
const PAUSE_MS = 350;
const RETRY_MS = 2_000;

/** Asks the gateway what a rule says and picks, whenever it has been edited; nothing as long as no purpose is chosen. */
export function usePreview(purpose: string, rule: Json): Previewed<Preview> {
  const wanted = JSON.stringify({ purpose, rule });
  const [state, setState] = useState(() => nothingYet<Preview>(wanted));
  const asked = useRef(0);

  useEffect(() => {
    if (purpose === '') {
      return;
    }
    let timer: ReturnType<typeof setTimeout>;
    let current = true;
    const ask = async () => {
      const number = ++asked.current;
      const outcome = await previewSegment(purpose, rule);
      setState((before) => answered(before, number, wanted, outcome));
      if (current && !outcome.ok && (outcome.failure.kind === 'away' || outcome.failure.kind === 'busy')) {
        timer = setTimeout(ask, RETRY_MS);
      }
    };
    timer = setTimeout(ask, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
    // the text stands for the purpose and the rule
  }, [wanted]);

  // What is on the screen counts, from the first moment on, not what was there when the last answer came.
  return edited(state, wanted);
}
