import { useEffect, useRef, useState } from 'react';
import type { Drawing } from './drawing';

interface Props {
  drawing: Drawing;
  height: number;
}

/** A drawing as wide as its place. The library that draws is fetched with the first chart. */
export function Plotted({ drawing, height }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const [failed, setFailed] = useState(false);
  // What is polled is new each time; only other numbers are drawn anew, so that a tip under the pointer stays.
  const numbers = JSON.stringify(drawing);

  useEffect(() => {
    let current = true;
    if (width > 0) {
      import('./draw').then(
        ({ draw }) => {
          if (current) {
            place.current?.replaceChildren(draw(JSON.parse(numbers) as Drawing, width, height));
          }
        },
        () => setFailed(true),
      );
    }
    return () => {
      current = false;
    };
  }, [numbers, width, height]);

  return (
    <>
      <div ref={place} className="plot" style={{ height }} aria-hidden="true" />
      {failed && <p className="quiet">The chart could not be drawn. The table below has the same numbers.</p>}
    </>
  );
}

function useWidth(place: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (element === null) {
      return;
    }
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return width;
}
