import { AppError } from '../../../shared/contract/app-error.ts';
import { clashKey, pathFault } from '../base/safe-path.ts';

/** The names given out in one package so far; refuses what some system could not unpack. */
export class NameRegister {
  readonly #keys = new Set<string>();

  /**
   * Takes a name, in NFC. Throws `package/unsafe-name` for one that is no safe relative path and
   * `package/name-clash` for one that is another's on a system that ignores case.
   */
  take(name: string): string {
    const nfc = name.normalize('NFC');
    const fault = pathFault(nfc);
    if (fault) throw new AppError('package/unsafe-name', { name, fault });
    const key = clashKey(nfc);
    if (this.#keys.has(key)) throw new AppError('package/name-clash', { name });
    this.#keys.add(key);
    return nfc;
  }
}
