import { isOneEdit } from './one-edit';

describe('one wrong letter', () => {
  it.each([
    ['taepot', 'teapot'],
    ['teapots', 'teapot'],
    ['teapo', 'teapot'],
    ['eapot', 'teapot'],
    ['teaapot', 'teapot'],
    ['teabot', 'teapot'],
    ['deapot', 'teapot'],
    ['teapto', 'teapot'],
    ['etapot', 'teapot'],
  ])('is between %s and %s', (wrong, right) => {
    expect(isOneEdit(wrong, right)).toBe(true);
    expect(isOneEdit(right, wrong)).toBe(true);
  });

  it.each([
    ['teapot', 'teapot'],
    ['tepat', 'teapot'],
    ['taepto', 'teapot'],
    ['tea', 'teapot'],
    ['topaet', 'teapot'],
    ['', 'ab'],
  ])('is not between %s and %s', (one, other) => {
    expect(isOneEdit(one, other)).toBe(false);
    expect(isOneEdit(other, one)).toBe(false);
  });
});
