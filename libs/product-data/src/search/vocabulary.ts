const END = '\n';

/** Words in one long text, in which a search for a part of a word is much faster than in each word. */
export class Vocabulary {
  private text = END;
  private size = 0;
  private gone = 0;

  add(word: string): void {
    this.text += word + END;
    this.size++;
  }

  /** A removed word may be found until half of the words are removed. @param present gets the words that are left */
  remove(present: () => Iterable<string>): void {
    if (++this.gone * 2 <= this.size) return;
    const words = [...present()];
    this.text = [END, ...words.map((word) => word + END)].join('');
    [this.size, this.gone] = [words.length, 0];
  }

  containing(part: string): Generator<string> {
    return this.find(part);
  }

  beginning(part: string): Generator<string> {
    return this.find(END + part);
  }

  ending(part: string): Generator<string> {
    return this.find(part + END);
  }

  private *find(needle: string): Generator<string> {
    const { text } = this;
    for (let at = text.indexOf(needle); at !== -1;) {
      const inside = needle.startsWith(END) ? at + 1 : at;
      const start = text.lastIndexOf(END, inside - 1) + 1;
      const end = text.indexOf(END, inside);
      yield text.slice(start, end);
      at = text.indexOf(needle, end);
    }
  }
}
