export declare function declarePdfUa(bytes: Uint8Array): Uint8Array;
