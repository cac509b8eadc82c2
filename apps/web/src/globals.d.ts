/** Version of the product, from the root `package.json`. */
declare const __VERSION__: string;
/** Day of the last change of the sources, `YYYY-MM-DD`. */
declare const __LAST_CHANGE__: string;
