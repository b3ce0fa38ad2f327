/** Makes what is asked wait, so that no more than so many are under way at once. */
export function atMost(most: number): <T>(ask: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  return async (ask) => {
    if (underWay >= most) {
      await new Promise<void>((begin) => waiting.push(begin));
    } else {
      underWay += 1;
    }
    try {
      return await ask();
    } finally {
      const next = waiting.shift();
      if (next === undefined) {
        underWay -= 1;
      } else {
        // it takes the place of the one that ended
        next();
      }
    }
  };
}
