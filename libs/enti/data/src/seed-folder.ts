/** The folder of our tables. This file stands directly in `src`, so that the path is the same from the one file of `dist`. */
export const SEED_FOLDER = new URL('../seed/', import.meta.url);
