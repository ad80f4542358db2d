import { z } from 'zod';

// zod's compiled parsers probe `eval`, which a strict content security policy reports: keep it off before any schema is made.
z.config({ jitless: true });

export { z };
