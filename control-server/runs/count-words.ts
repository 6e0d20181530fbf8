/** A count and what it counts: `1 fact`, `1200 facts`. */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
