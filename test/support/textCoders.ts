import { TextDecoder, TextEncoder } from 'node:util';

// jsdom has none of its own; browsers and Node do. To be imported before what needs them.
Object.assign(globalThis, { TextDecoder, TextEncoder });
