import type { Host } from './host';

/** How long nobody may have changed anything, ms. */
const idleMs = 500;

const waiting = new WeakMap<Host, NodeJS.Timeout>();

/** Brings what was committed from the write-ahead log into the file once nobody changes anything for a moment, so that no commit has to wait for that. */
export function tidyWhenIdle(host: Host): void {
  clearTimeout(waiting.get(host));
  const { open } = host;
  const timer = setTimeout(() => {
    if (open !== null && host.open === open) open.workspace.tidy();
  }, idleMs);
  // An app that ends tidies as it closes the file.
  timer.unref();
  waiting.set(host, timer);
}
