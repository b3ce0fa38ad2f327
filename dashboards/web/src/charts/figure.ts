const FIGURES = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 4 });

/** A computed number, to as many digits as mean something to a reader. */
export const figure = (number: number): string => FIGURES.format(number === 0 ? 0 : number);
