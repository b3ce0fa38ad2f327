import { useEffect, useState } from 'react';
import { watchEvents } from '../api/client';
import type { SeenMessage } from '../api/types';
import { NOTHING, type Watched, withLost, withSeen } from './seen';

export type Watching = 'off' | 'opening' | 'on' | 'ended';

/** Watches the gateway's stream while asked to; a stream that ends is asked for again by the browser. */
export function useWatching(on: boolean): { state: Watching; watched: Watched } {
  const [state, setState] = useState<Watching>('off');
  const [watched, setWatched] = useState(NOTHING);

  useEffect(() => {
    if (!on) {
      setState('off');
      return;
    }
    setState('opening');
    setWatched(NOTHING);
    const stream = watchEvents();
    stream.onopen = () => setState('on');
    stream.onerror = () => setState(stream.readyState === EventSource.CLOSED ? 'ended' : 'opening');
    stream.addEventListener('seen', ({ data }) =>
      setWatched((before) => withSeen(before, JSON.parse(String(data)) as SeenMessage)),
    );
    stream.addEventListener('lost', ({ data }) =>
      setWatched((before) => withLost(before, (JSON.parse(String(data)) as { count: number }).count)),
    );
    return () => stream.close();
  }, [on]);

  return { state, watched };
}
