import type { IncomingMessage } from 'node:http';
import { originForm } from './origin-form';

function read(url: string, host = 'received.example') {
  const request = { url, headers: { host } } as IncomingMessage;
  return { target: originForm(request), host: request.headers.host };
}

describe('originForm', () => {
  it.each([
    ['http://shop.example/api/products', '/api/products', 'shop.example'],
    ['HTTP://Shop.example:8080/api/products?q=a', '/api/products?q=a', 'Shop.example:8080'],
    ['https://[::1]:3000/api/cart', '/api/cart', '[::1]:3000'],
    ['http://shop.example', '/', 'shop.example'],
    ['http://shop.example?q=1', '/?q=1', 'shop.example'],
    ['http://shop.example//api/products', '//api/products', 'shop.example'],
  ])('reads %s as %s of %s', (url, target, host) => {
    expect(read(url)).toEqual({ target, host });
  });

  it.each([
    'http:///api/products',
    'http:/api/products',
    'http:api/products',
    'http://a@shop.example/api/products',
    'http://shop.example:port/api/products',
    'http://shop.example,other.example/api/products',
    'http://shop.example\\api/products',
  ])('lets no router read %s in a way of its own', (url) => {
    expect(read(url)).toEqual({ target: '*', host: 'received.example' });
  });

  it.each([
    '/api/products',
    '/http://shop.example/api',
    '//shop.example/api',
    '*',
    'ftp://shop.example/api/products',
    'shop.example:80',
  ])('leaves %s and its Host as they are', (url) => {
    expect(read(url)).toEqual({ target: url, host: 'received.example' });
  });
});
