/** Probability states: Qe, next after the likelier symbol, next after the other, whether the two change places (T.88, table E.1). */
const STATES =
  '5601 1 1 1,3401 2 6 0,1801 3 9 0,0AC1 4 12 0,0521 5 29 0,0221 38 33 0,5601 7 6 1,5401 8 14 0,4801 9 14 0,' +
  '3801 10 14 0,3001 11 17 0,2401 12 18 0,1C01 13 20 0,1601 29 21 0,5601 15 14 1,5401 16 14 0,5101 17 15 0,' +
  '4801 18 16 0,3801 19 17 0,3401 20 18 0,3001 21 19 0,2801 22 19 0,2401 23 20 0,2201 24 21 0,1C01 25 22 0,' +
  '1801 26 23 0,1601 27 24 0,1401 28 25 0,1201 29 26 0,1101 30 27 0,0AC1 31 28 0,09C1 32 29 0,08A1 33 30 0,' +
  '0521 34 31 0,0441 35 32 0,02A1 36 33 0,0221 37 34 0,0141 38 35 0,0111 39 36 0,0085 40 37 0,0049 41 38 0,' +
  '0025 42 39 0,0015 43 40 0,0009 44 41 0,0005 45 42 0,0001 45 43 0,5601 46 46 0';
const ROWS = STATES.split(',').map((row) => row.split(' '));
const QE = Uint16Array.from(ROWS, ([qe]) => parseInt(qe!, 16));
const NEXT_LIKELY = Uint8Array.from(ROWS, (row) => Number(row[1]));
const NEXT_OTHER = Uint8Array.from(ROWS, (row) => Number(row[2]));
const CHANGES = Uint8Array.from(ROWS, (row) => Number(row[3]));

/** The adaptive arithmetic coder of JBIG2 (ITU-T T.88, annex E.2). One object codes one run of decisions. */
export class MqEncoder {
  readonly #state: Uint8Array;
  readonly #likely: Uint8Array;
  #out = new Uint8Array(1 << 16);
  /** The byte not yet sure, because a carry may still change it; the first one is no part of the result. */
  #at = 0;
  #a = 0x8000;
  #c = 0;
  #count = 12;

  /** `contexts`: how many contexts there are. */
  constructor(contexts: number) {
    this.#state = new Uint8Array(contexts);
    this.#likely = new Uint8Array(contexts);
  }

  /** Codes a decision, 0 or 1, in its context. */
  encode(context: number, decision: number): void {
    const state = this.#state[context]!;
    const qe = QE[state]!;
    this.#a -= qe;
    if (decision === this.#likely[context]) {
      if ((this.#a & 0x8000) !== 0) {
        this.#c += qe;
        return;
      }
      if (this.#a < qe) this.#a = qe;
      else this.#c += qe;
      this.#state[context] = NEXT_LIKELY[state]!;
    } else {
      if (this.#a < qe) this.#c += qe;
      else this.#a = qe;
      if (CHANGES[state] === 1) this.#likely[context] = 1 - this.#likely[context]!;
      this.#state[context] = NEXT_OTHER[state]!;
    }
    do {
      this.#a <<= 1;
      this.#c <<= 1;
      if (--this.#count === 0) this.#byte();
    } while ((this.#a & 0x8000) === 0);
  }

  /** Ends the run and gives its bytes, closed by the marker FF AC. */
  finish(): Buffer {
    const top = this.#c + this.#a;
    this.#c |= 0xffff;
    if (this.#c >= top) this.#c -= 0x8000;
    this.#c <<= this.#count;
    this.#byte();
    this.#c <<= this.#count;
    this.#byte();
    if (this.#out[this.#at] !== 0xff) this.#put(0xff);
    this.#put(0xac);
    return Buffer.from(this.#out.subarray(1, this.#at + 1));
  }

  #byte(): void {
    if (this.#out[this.#at] !== 0xff && this.#c >= 0x8000000) {
      this.#out[this.#at]! += 1;
      this.#c &= 0x7ffffff;
    }
    // After FF only seven bits follow, so that no marker can arise inside.
    const bits = this.#out[this.#at] === 0xff ? 7 : 8;
    const shift = 27 - bits;
    this.#put((this.#c >> shift) & 0xff);
    this.#c &= (1 << shift) - 1;
    this.#count = bits;
  }

  #put(byte: number): void {
    this.#at += 1;
    if (this.#at === this.#out.length) {
      const larger = new Uint8Array(this.#out.length * 2);
      larger.set(this.#out);
      this.#out = larger;
    }
    this.#out[this.#at] = byte;
  }
}
