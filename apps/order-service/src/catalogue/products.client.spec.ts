import { UnavailableError } from '@emporium/http';
import type { ServiceClient } from '@emporium/service';
import type { ProductInstances } from './product-instances';
import { ProductsClient } from './products.client';

const LAMP = { id: '1', name: 'Lamp', priceCents: 4990 };

describe('ProductsClient', () => {
  const instances = { origins: ['http://10.0.0.1:3001'] } as unknown as ProductInstances;
  const call = jest.fn();
  const products = new ProductsClient({ call } as unknown as ServiceClient, instances);

  beforeEach(() => call.mockReset());

  it('asks again when an instance has just gone', async () => {
    call.mockRejectedValueOnce(new UnavailableError()).mockResolvedValueOnce([LAMP]);

    expect(await products.find(['1'])).toEqual(new Map([['1', LAMP]]));
  });

  it('gives up after the second time', async () => {
    call.mockRejectedValue(new UnavailableError());

    await expect(products.find(['1'])).rejects.toThrow(UnavailableError);
    expect(call).toHaveBeenCalledTimes(2);
  });

  it('does not ask again when its request was refused', async () => {
    call.mockRejectedValue(new Error('refused with 400'));

    await expect(products.find(['1'])).rejects.toThrow('refused');
    expect(call).toHaveBeenCalledTimes(1);
  });
});
