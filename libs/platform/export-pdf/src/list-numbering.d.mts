export declare function numberLists(bytes: Uint8Array, kinds: readonly ('numbered' | 'dashed')[]): Uint8Array;
