/** One writer at a time: commands queue behind a long job, reads go on. */
export interface WriterLock {
  run<T>(work: () => T | Promise<T>): Promise<T>;
}

export function createWriterLock(): WriterLock {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(work) {
      const mine = last.then(work);
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}
