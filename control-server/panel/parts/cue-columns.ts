/** How many columns a line of the cue list has: heads and opened lines span them all. */
export const COLUMNS = 8;
