import { allowedMethods } from './allowed-methods';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('allowedMethods', () => {
  it.each([
    ['/api/products?limit=1', ['POST', 'GET', 'HEAD']],
    ['/api/v1/products', ['POST', 'GET', 'HEAD']],
    [`/api/products/${ID}`, ['GET', 'PUT', 'DELETE', 'HEAD']],
    [`/api/products/${ID}/stock`, ['PATCH']],
    ['/api/users/login', ['POST']],
    ['/api/cart', ['GET', 'DELETE', 'HEAD']],
    ['/api/nothing', []],
    ['/api/users', []],
    ['/api/v2/products', []],
    ['/api/internal/reservations', []],
    ['/products', []],
  ])('tells those of %s', (target, methods) => {
    expect(allowedMethods(target)).toEqual(methods);
  });
});
