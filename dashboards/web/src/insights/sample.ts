import type { FigureRow, Figures, Metric } from '../api/insights';

/** Figures for tests, as the contract has them. */
export const METRIC: Metric = {
  id: 'orders-by-day',
  version: 1,
  table: 'orders_by_day',
  description: 'Orders completed, by day',
  purpose: 'analytics',
  measure: 'count',
  additive: true,
  unit: 'events',
  scale: 0,
  period: 'day',
  dimensions: [{ name: 'country', column: 'country', values: ['France', 'EIRE', 'other'] }],
  bounds: { cells: 4, most: 1 },
  sigma: 5,
  within95: 10,
  suppressedBelow: 10,
  rho: 0.02,
  released: { from: '2026-10-31T23:00:00Z', until: '2026-11-30T23:00:00Z' },
  means: [],
};

/** Days of Paris, of which midnight is an hour before that of UTC. */
export const dayRow = (day: string, value: number | null, cell: FigureRow['cell'] = {}): FigureRow => ({
  ...windowOf(day),
  cell,
  value,
  low: value === null ? null : value - 10,
  high: value === null ? null : value + 10,
  suppressed: value === null,
  windows: { released: 1, expected: 1 },
});

export function windowOf(day: string): { from: string; until: string } {
  const midnight = Date.parse(day) - 3_600_000;
  return { from: new Date(midnight).toISOString(), until: new Date(midnight + 86_400_000).toISOString() };
}

export const figuresOf = (rows: FigureRow[], more: Partial<Figures> = {}): Figures => ({
  metric: METRIC.id,
  version: 1,
  measure: 'count',
  unit: 'events',
  scale: 0,
  period: 'day',
  zone: 'Europe/Paris',
  from: windowOf('2026-11-02').from,
  until: windowOf('2026-11-06').from,
  by: [],
  consistent: false,
  rows,
  refused: [],
  truncated: false,
  ...more,
});
