import { shapeOf } from './body-shape';

describe('shapeOf', () => {
  it('is the same for bodies that differ in values, order of fields and length of lists', () => {
    const one = { data: [{ id: 'a', price: 1 }], meta: { total: 1 } };
    const other = {
      meta: { total: 2 },
      data: [
        { price: 2, id: 'b' },
        { price: 3, id: 'c' },
      ],
    };

    expect(JSON.stringify(shapeOf(one))).toBe(JSON.stringify(shapeOf(other)));
  });

  it('differs when a field is missing, has another type, or a list is empty', () => {
    const shape = shapeOf({ items: [{ id: 'a' }] });

    expect(shapeOf({ items: [{}] })).not.toEqual(shape);
    expect(shapeOf({ items: [{ id: 1 }] })).not.toEqual(shape);
    expect(shapeOf({ items: [] })).not.toEqual(shape);
  });
});
