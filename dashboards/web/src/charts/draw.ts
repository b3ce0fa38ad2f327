import { axisX, axisY, dot, gridY, line, plot, pointerX, rect, ruleX, ruleY, tip } from '@observablehq/plot';
import type { Bar, Drawing, Line } from './drawing';
import { intervalMarks } from './intervals';
import { tickInWords } from './ticks';

const COMPACT = new Intl.NumberFormat('en-GB', { notation: 'compact' });
/** Narrower bars would be nothing but gaps. */
const MIN_GAPPED_PX = 4;
const MARGIN_LEFT = 40;
const TICK_SPACING_PX = 90;
const LETTER_PX = 6.5;
/** What is suppressed stays to be seen where its threshold is next to nothing. */
const LEAST_HIDDEN_PX = 9;

/** Draws with Observable Plot; times are UTC. */
export function draw(drawing: Drawing, width: number, height: number): Element {
  const { from, to, bars, lines, tips, across } = drawing;
  const gap = (width / Math.max(1, tips.length) > MIN_GAPPED_PX && 1) || 0;
  const pointed = { x: 'at', y: 'value' } as const;
  const [lowest, highest] = extent(drawing);
  // What leaves hangs below the line and is no negative number; figures with noise may be.
  const shown = drawing.intervals === undefined ? Math.abs : (value: number) => value;
  const svg = plot({
    className: 'plot-svg',
    width,
    height,
    marginLeft: MARGIN_LEFT,
    marginRight: 12,
    marginTop: 10,
    marginBottom: 34,
    x: { type: across === undefined ? 'utc' : 'linear', domain: [from, to], label: null },
    y: { label: null, domain: [lowest, highest], nice: true },
    marks: [
      gridY({ ticks: 4 }),
      axisY({ ticks: 4, tickSize: 0, tickFormat: (value: number) => (Number.isInteger(value) ? COMPACT.format(shown(value)) : '') }),
      acrossAxis(drawing, width),
      rect([...bars], barOptions(gap)),
      ...intervalMarks(drawing, width, ((highest - lowest) / height) * LEAST_HIDDEN_PX),
      ...lines.map(drawLine),
      ruleY([0], { strokeOpacity: 0.5 }),
      ruleX([...tips], pointerX({ x: 'at', py: 'value', strokeOpacity: 0.4 })),
      tip([...tips], pointerX({ ...pointed, title: 'text', textPadding: 10, lineHeight: 1.3, stroke: 'var(--line)', pathFilter: 'none' })),
    ],
  });
  // The page allows no inline style sheets; page.css has what Plot would bring in one.
  svg.querySelector('style')?.remove();
  return svg;
}

function acrossAxis({ across, names = [] }: Drawing, width: number) {
  switch (across) {
    case 'values':
      return axisX({ tickSpacing: TICK_SPACING_PX, tickSize: 0 });
    case 'names':
      return axisX(
        names.map((_, index) => index + 0.5),
        { tickSize: 0, tickFormat: (at: number) => shortened(names[Math.floor(at)] ?? '', width / names.length) },
      );
    default:
      return axisX({ tickSpacing: TICK_SPACING_PX, tickFormat: tickInWords });
  }
}

function shortened(name: string, widthPx: number): string {
  const most = Math.max(2, Math.floor(widthPx / LETTER_PX) - 1);
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

const barOptions = (gap: number) => ({
  x1: (bar: Bar) => bar.from,
  x2: (bar: Bar) => bar.to,
  y1: (bar: Bar) => bar.low,
  y2: (bar: Bar) => bar.high,
  fill: (bar: Bar) => bar.colour,
  insetLeft: gap / 2,
  insetRight: gap / 2,
});

function drawLine({ colour, points }: Line) {
  const drawn = { x: 'at', y: 'value', stroke: colour, strokeWidth: 2 } as const;
  return points.length > 2 ? line([...points], drawn) : [line([...points], drawn), dot(points.slice(-1), { ...drawn, fill: colour })];
}

function extent({ bars, lines, intervals = [], hidden = [], top = 0 }: Drawing): [number, number] {
  const values = [...[...bars, ...intervals].flatMap(({ low, high }) => [low, high]), ...lines.flatMap(({ points }) => points.map(({ value }) => value)), ...hidden.map(({ high }) => high)];
  const low = Math.min(0, ...values);
  const high = Math.max(top, ...values);
  return low === high ? [0, 1] : [low, high];
}
