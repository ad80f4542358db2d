import { existsSync, renameSync, rmSync } from 'node:fs';
import { DocketError } from '@shared/result';

/**
 * Makes a file under a name of its own beside it, and gives it its name only once it is whole: whoever looks meanwhile, or after the power
 * went, finds no half of it.
 * @param make makes the file of the name it is given, and has closed it when it returns
 * @throws DocketError conflict where the file exists; what `make` throws, with nothing left behind
 */
export function makeWhole(file: string, make: (temporary: string) => void): void {
  const refuseExisting = (): void => {
    if (existsSync(file)) throw new DocketError('conflict', `${file} exists already and was left as it is. Choose another name.`);
  };
  refuseExisting();
  const temporary = `${file}.making`;
  const clear = (): void => {
    for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(`${temporary}${ending}`, { force: true });
  };
  // What an earlier attempt left when it was cut off.
  clear();
  try {
    make(temporary);
    refuseExisting();
    renameSync(temporary, file);
  } catch (error) {
    clear();
    // People know the file by the name they gave it.
    throw error instanceof DocketError ? new DocketError(error.code, error.message.replaceAll(temporary, file), error.field, { cause: error }) : error;
  }
}
