/** The newest queries of this browser. */
export const HISTORY_KEY = 'placet.insights.queries';
const MOST = 20;

export const isQuery = (value: unknown): value is string => typeof value === 'string';

/** With the newest in front; one that was asked before moves there. */
export const withQuery = (queries: readonly string[], sql: string): string[] =>
  [sql, ...queries.filter((query) => query !== sql)].slice(0, MOST);
