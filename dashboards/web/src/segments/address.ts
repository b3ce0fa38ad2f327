/** Where the screens of segments are. */
export const segmentHref = (id: string, view?: string): string => `#/segments/of/${id}${view === undefined ? '' : `/${view}`}`;

export const changeHref = (id: string): string => `#/segments/change/${id}`;
