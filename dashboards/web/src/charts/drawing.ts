/** What a chart shows, in numbers; times in milliseconds since 1970. */
export interface Drawing {
  /** What the axis below has, where it is not time. */
  across?: 'values' | 'names';
  /** What stands below each unit of the axis, where it has names. */
  names?: readonly string[];
  from: number;
  to: number;
  /** How far up it reaches at least, so that charts beside each other have one scale. */
  top?: number;
  bars: readonly Bar[];
  lines: readonly Line[];
  /** Figures with noise, and what is not shown of them. */
  intervals?: readonly Interval[];
  hidden?: readonly Hidden[];
  gaps?: readonly Gap[];
  notes?: readonly { at: number; label: string }[];
  /** What pointing at a place says; in order of time. */
  tips: readonly Tip[];
}

export interface Bar {
  from: number;
  to: number;
  low: number;
  high: number;
  colour: string;
}

/** A figure that lies between `low` and `high`. */
export interface Interval extends Bar {
  value: number;
}

/** A figure that is somewhere below `high`, and is not told. */
export type Hidden = Omit<Bar, 'low'>;

/** A time without a figure. */
export interface Gap {
  from: number;
  to: number;
  refused: boolean;
}

export interface Line {
  colour: string;
  points: readonly { at: number; value: number }[];
}

export interface Tip {
  at: number;
  value: number;
  text: string;
}

/** Told apart with any colour vision, and from the ground in either scheme; see tokens.css. */
export const COLOURS = [
  'var(--series-1)',
  'var(--series-2)',
  'var(--series-3)',
  'var(--series-4)',
  'var(--series-5)',
  'var(--series-6)',
] as const;

export const [MAIN_COLOUR, OTHER_COLOUR] = COLOURS;
