import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { MAIN_COLOUR, OTHER_COLOUR } from '../charts/drawing';
import { cellsDrawing, seriesDrawing } from './figureDrawing';
import { tableRows } from './figureRows';
import { columnsOf } from './FigureTable';
import { dayRow, figuresOf, METRIC, windowOf } from './sample';
import { cellCount, gapsOf, seriesOf } from './series';
import { summaryOf } from './summary';

const SUPPRESSED = figuresOf([dayRow('2026-11-02', 40), dayRow('2026-11-03', null)]);

describe('a suppressed figure', () => {
  const frame = { figures: SUPPRESSED, metric: METRIC, gaps: gapsOf(SUPPRESSED), notes: [] };
  const drawing = seriesDrawing(seriesOf(SUPPRESSED, METRIC, 6)[0]!, frame);

  it('is drawn as hidden below the threshold, never as a value', () => {
    expect(drawing.intervals?.map(({ value }) => value)).toEqual([40]);
    expect(drawing.hidden).toEqual([{ from: Date.parse('2026-11-03'), to: Date.parse('2026-11-04'), high: 10, colour: MAIN_COLOUR }]);
    expect(drawing.tips[1]?.text).toBe('3 Nov 2026\nSuppressed: below 10');
  });

  it('is called so in the table and the summary', () => {
    const rows = tableRows(SUPPRESSED, [], []);
    const cells = columnsOf(SUPPRESSED, METRIC).map(({ cell }) => renderToStaticMarkup(<>{cell(rows[1]!)}</>));
    expect(cells).toEqual(['<span class="whole">3 Nov 2026</span>', '<span class="suppressed">Suppressed: below 10</span>', '–', '–']);
    expect(summaryOf(SUPPRESSED, METRIC, [])).toBe(
      'Orders completed, by day, 2 Nov 2026 to 5 Nov 2026: 2 figures; highest 40 (30 to 50) for 2 Nov 2026; 1 suppressed.',
    );
  });
});

describe('a time without a figure', () => {
  const figures = figuresOf([dayRow('2026-11-03', 40)], { refused: [windowOf('2026-11-04')] });

  it('was refused, or not released', () => {
    expect(gapsOf(figures).map(({ from, why }) => [from, why])).toEqual([
      [windowOf('2026-11-04').from, 'refused'],
      [windowOf('2026-11-02').from, 'missing'],
      [windowOf('2026-11-05').from, 'missing'],
    ]);
  });

  it('stands in the table where it belongs', () => {
    expect(tableRows(figures, gapsOf(figures), []).map(({ label, gap }) => [label, gap])).toEqual([
      ['2 Nov 2026', 'missing'],
      ['3 Nov 2026', undefined],
      ['4 Nov 2026', 'refused'],
      ['5 Nov 2026', 'missing'],
    ]);
  });

  it('is not one that only did not fit in the answer', () => {
    expect(gapsOf({ ...figures, refused: [], truncated: true }).map(({ from }) => from)).toEqual([windowOf('2026-11-02').from]);
  });
});

describe('a breakdown', () => {
  const figures = figuresOf(
    [
      dayRow('2026-11-02', 20, { country: 'other' }),
      dayRow('2026-11-02', 30, { country: 'EIRE' }),
      dayRow('2026-11-02', null, { country: 'France' }),
      dayRow('2026-11-03', 25, { country: 'other' }),
    ],
    { by: ['country'] },
  );

  it('shows the largest cells in the metric’s order', () => {
    expect(seriesOf(figures, METRIC, 2).map(({ name }) => name)).toEqual(['EIRE', 'other']);
    expect(seriesOf(figures, METRIC, 6).map(({ name }) => name)).toEqual(['France', 'EIRE', 'other']);
    expect(cellCount(figures)).toBe(3);
  });

  it('of the whole span puts the cells beside each other', () => {
    const total = { ...figures, period: 'total' as const };
    const drawing = cellsDrawing(seriesOf(total, METRIC, 6), { figures: total, metric: METRIC, gaps: [], notes: [] });
    expect(drawing.names).toEqual(['France', 'EIRE', 'other']);
    expect(drawing.hidden).toHaveLength(1);
    expect(drawing.intervals?.map(({ from, value }) => [from, value])).toEqual([
      [1.1, 30],
      [2.1, 20],
    ]);
  });
});

describe('a comparison', () => {
  const compared = { ...windowOf('2026-10-26'), value: 50, low: 40, high: 60, suppressed: false };
  const figures = figuresOf([{ ...dayRow('2026-11-02', 40), compared, change: { value: -10, low: -24, high: 4 } }]);

  it('is drawn beside it, in the same place and in another colour', () => {
    const drawing = seriesDrawing(seriesOf(figures, METRIC, 6)[0]!, { figures, metric: METRIC, gaps: [], notes: [] });
    expect(drawing.intervals?.map(({ from, value, colour }) => [from, value, colour])).toEqual([
      [Date.parse('2026-11-02'), 50, OTHER_COLOUR],
      [Date.parse('2026-11-02T12:00Z'), 40, MAIN_COLOUR],
    ]);
  });

  it('says in the table with what, and whether a change is more than noise', () => {
    const [row] = tableRows(figures, [], []);
    const said = columnsOf(figures, METRIC).map(({ label, cell }) => [label, renderToStaticMarkup(<>{cell(row!)}</>)]);
    expect(said).toContainEqual(['Compared with', '<span class="whole">26 Oct 2026</span>']);
    expect(said).toContainEqual(['Its figure', '<span>50</span>']);
    expect(said).toContainEqual(['Change', '−10 (−24 to +4) <span class="below">within the noise</span>']);
  });
});

describe('a note', () => {
  it('is drawn on its day and stands in the rows of that time', () => {
    const notes = [{ day: '2026-11-03', text: 'Campaign' }];
    const drawing = seriesDrawing(seriesOf(SUPPRESSED, METRIC, 6)[0]!, { figures: SUPPRESSED, metric: METRIC, gaps: [], notes });
    expect(drawing.notes).toEqual([{ at: Date.parse('2026-11-03'), label: '1' }]);
    expect(tableRows(SUPPRESSED, [], notes).map((row) => row.notes)).toEqual([[], ['1: Campaign']]);
  });
});
