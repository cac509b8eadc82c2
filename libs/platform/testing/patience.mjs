// How long a test of the whole product may take: it is there to end one that hangs, never to say how quick the product is. A machine with other work is no fault of it.
import { jest } from '@jest/globals';

jest.setTimeout(60_000);
