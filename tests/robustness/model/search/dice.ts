/** Numbers that look random and are the same for the same seed. @see mulberry32, Tommy Ettinger */
export class Dice {
  private state = 0;

  constructor(seed: number) {
    this.seed(seed);
  }

  seed(seed: number): void {
    this.state = Math.imul(seed ^ (seed / 0x1_0000_0000), 0x9e3779b1) | 0;
  }

  /** A whole number from 0 up to, not including, the bound. */
  below(bound: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return Math.floor((((bits ^ (bits >>> 14)) >>> 0) / 0x1_0000_0000) * bound);
  }
}
