const FIRST_CAPACITY = 1 << 16;
const EMPTY = -1;

/** Distinct states of one width, numbered as they come. They are compared in full: no two count as one. */
export class StateStore {
  size = 0;
  private states: Uint32Array;
  private slots: Int32Array;

  /** @param width words of one state */
  constructor(private readonly width: number) {
    this.states = new Uint32Array(FIRST_CAPACITY * width);
    this.slots = new Int32Array(FIRST_CAPACITY * 2).fill(EMPTY);
  }

  /** @returns the state's number; it is new when that is what `size` was before */
  add(state: Uint32Array): number {
    if ((this.size + 1) * 2 > this.slots.length) this.grow();
    const slot = this.slotOf(state, 0);
    const known = this.slots[slot] as number;
    if (known !== EMPTY) return known;
    this.slots[slot] = this.size;
    this.states.set(state, this.size * this.width);
    return this.size++;
  }

  /** Copies a state out. */
  read(index: number, into: Uint32Array): void {
    const start = index * this.width;
    for (let word = 0; word < this.width; word++) into[word] = this.states[start + word] as number;
  }

  /** The slot that holds the state, or the one where it belongs. */
  private slotOf(words: Uint32Array, start: number): number {
    const mask = this.slots.length - 1;
    let slot = this.hash(words, start) & mask;
    for (;;) {
      const known = this.slots[slot] as number;
      if (known === EMPTY || this.isSame(known, words, start)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private isSame(known: number, words: Uint32Array, start: number): boolean {
    const own = known * this.width;
    for (let word = 0; word < this.width; word++) {
      if (this.states[own + word] !== words[start + word]) return false;
    }
    return true;
  }

  private hash(words: Uint32Array, start: number): number {
    let hash = 0x811c9dc5;
    for (let word = 0; word < this.width; word++) {
      hash = Math.imul(hash ^ (words[start + word] as number), 0x5bd1e995);
      hash ^= hash >>> 15;
    }
    return hash >>> 0;
  }

  private grow(): void {
    const states = new Uint32Array(this.states.length * 2);
    states.set(this.states);
    this.states = states;
    this.slots = new Int32Array(this.slots.length * 2).fill(EMPTY);
    for (let index = 0; index < this.size; index++) {
      this.slots[this.slotOf(this.states, index * this.width)] = index;
    }
  }
}
