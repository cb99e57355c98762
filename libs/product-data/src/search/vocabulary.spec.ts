import { Vocabulary } from './vocabulary';

const WORDS = ['tea', 'teapot', 'pot', 'potpot', 'steam', '茶碗', 'pot'];

describe('a vocabulary', () => {
  const vocabulary = new Vocabulary();
  WORDS.forEach((word) => vocabulary.add(word));

  it.each(['tea', 'pot', 'p', 'eam', '碗', 'x'])(
    'finds the words that contain, begin and end with %s',
    (part) => {
      expect([...vocabulary.containing(part)]).toEqual(WORDS.filter((word) => word.includes(part)));
      expect([...vocabulary.beginning(part)]).toEqual(WORDS.filter((word) => word.startsWith(part)));
      expect([...vocabulary.ending(part)]).toEqual(WORDS.filter((word) => word.endsWith(part)));
    },
  );

  it('forgets what is gone when it is much', () => {
    const shrinking = new Vocabulary();
    const present = new Set(['a1', 'a2', 'a3']);
    present.forEach((word) => shrinking.add(word));
    for (const word of ['a1', 'a2']) {
      present.delete(word);
      shrinking.remove(() => present);
    }

    expect([...shrinking.containing('a')]).toEqual(['a3']);
    shrinking.add('a4');
    expect([...shrinking.ending('4')]).toEqual(['a4']);
  });
});
