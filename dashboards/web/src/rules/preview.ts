/** What the gateway said of a rule while it is edited, and of which rule it said so. */
import type { Failure, Outcome } from '../api/outcome';

export interface Previewed<T> {
  /** The rule on the screen, as text. */
  wanted: string;
  /** Number of the newest answer that is shown; earlier ones that come later are dropped. */
  answered: number;
  shown?: { of: string; answer: T };
  failure?: { of: string; failure: Failure };
}

export const nothingYet = <T>(wanted: string): Previewed<T> => ({ wanted, answered: 0 });

export const edited = <T>(before: Previewed<T>, wanted: string): Previewed<T> =>
  before.wanted === wanted ? before : { ...before, wanted };

/** @param number of the question: questions are numbered in the order in which they were asked */
export function answered<T>(before: Previewed<T>, number: number, of: string, outcome: Outcome<T>): Previewed<T> {
  if (number <= before.answered) {
    return before;
  }
  const { failure: _, ...kept } = before;
  return outcome.ok
    ? { ...kept, answered: number, shown: { of, answer: outcome.value } }
    : { ...kept, answered: number, failure: { of, failure: outcome.failure } };
}

/** Whether what is shown was said of another rule than the one on the screen. */
export const isStale = <T>({ wanted, shown }: Previewed<T>): boolean => shown !== undefined && shown.of !== wanted;

/** What is wrong with the very rule on the screen; what was wrong with an earlier one may be mended. */
export const failureOf = <T>({ wanted, failure }: Previewed<T>): Failure | undefined =>
  failure?.of === wanted ? failure.failure : undefined;

/** Whether an answer is still to come. */
export const isAsking = <T>({ wanted, shown, failure }: Previewed<T>): boolean =>
  shown?.of !== wanted && failure?.of !== wanted;
