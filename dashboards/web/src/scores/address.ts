/** Where the screens of scores are. */
export const scoreHref = (id: string, view?: string): string => `#/scores/of/${id}${view === undefined ? '' : `/${view}`}`;

export const changeHref = (id: string): string => `#/scores/change/${id}`;
