import { type Markish, rect, ruleX, ruleY, text } from '@observablehq/plot';
import type { Drawing, Gap, Hidden, Interval } from './drawing';

const SVG = 'http://www.w3.org/2000/svg';
/** Narrower windows would be nothing but gaps. */
const MIN_GAPPED_PX = 6;

let drawn = 0;

/** Figures with the interval of their noise, what is suppressed of them, times without one, and notes. */
export function intervalMarks({ intervals = [], hidden = [], gaps = [], notes = [], tips }: Drawing, width: number, leastHigh: number): Markish[] {
  if (intervals.length + hidden.length + gaps.length + notes.length === 0) {
    return [];
  }
  drawn += 1;
  const inset = width / Math.max(1, tips.length) > MIN_GAPPED_PX ? 1 : 0;
  const across = { x1: 'from', x2: 'to' } as const;
  return [
    patterns(hidden, drawn),
    rect([...gaps], { ...across, fill: 'var(--no-ground)', fillOpacity: 0.8 }),
    ...gaps.filter(({ refused }) => refused).map(crossed),
    rect([...hidden], {
      ...across,
      y1: 0,
      y2: (one: Hidden) => Math.max(one.high, leastHigh),
      fill: (one: Hidden) => `url(#${patternOf(one.colour, drawn)})`,
      stroke: (one: Hidden) => one.colour,
      strokeDasharray: '2,2',
      insetLeft: inset,
      insetRight: inset,
    }),
    rect([...intervals], {
      ...across,
      y1: 'low',
      y2: 'high',
      fill: (one: Interval) => one.colour,
      fillOpacity: 0.25,
      insetLeft: inset,
      insetRight: inset,
    }),
    ruleY([...intervals], { ...across, y: 'value', stroke: (one: Interval) => one.colour, strokeWidth: 2.5, insetLeft: inset, insetRight: inset }),
    ruleX([...notes], { x: 'at', stroke: 'var(--caution)', strokeWidth: 1.5, strokeDasharray: '4,3' }),
    text([...notes], { x: 'at', text: 'label', frameAnchor: 'top', dx: 7, dy: 4, fill: 'var(--caution)', fontWeight: 'bold' }),
  ];
}

/** What was refused is struck through, for it will not come. */
const crossed = ({ from, to }: Gap): Markish =>
  ruleX([(from + to) / 2], { stroke: 'var(--danger)', strokeWidth: 2, strokeDasharray: '1,4' });

const patternOf = (colour: string, drawing: number): string => `hidden-${drawing}-${colour.replace(/\W+/g, '')}`;

/** Hatches, one for each colour; Plot's own colours know none. */
function patterns(hidden: readonly Hidden[], drawing: number): Markish {
  return () => {
    const defs = document.createElementNS(SVG, 'defs');
    for (const colour of new Set(hidden.map((one) => one.colour))) {
      const pattern = made('pattern', { id: patternOf(colour, drawing), width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' });
      pattern.append(made('line', { y2: 6, stroke: colour, 'stroke-width': 2 }));
      defs.append(pattern);
    }
    return defs;
  };
}

function made(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, String(value)));
  return element;
}
