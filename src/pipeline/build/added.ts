/** What a person added is a source of its own, whose documents have no address unless somebody's table names it. */
export const addedSource = "added";

const scheme = "added:";

export const addedUrl = (name: string): string => scheme + name;

export const isAdded = (url: string): boolean => url.startsWith(scheme);
