import { logIn, RequestRules } from '@emporium/testing';
import { runOrderService } from './testing/running-order-service';

describe('requests to order-service', () => {
  let service: Awaited<ReturnType<typeof runOrderService>>;
  let rules: RequestRules;

  beforeAll(async () => {
    service = await runOrderService();
    rules = await RequestRules.of(service.app, (await logIn(service.app, 'admin')).authorization);
  });
  afterAll(() => service.stop());

  it('are taken as the document has them', async () => {
    expect(await rules.breachesOfValidBodies()).toEqual([]);
  });

  it('are refused for a value that no field of their body may have, null among them', async () => {
    expect(await rules.breachesOfBadValues()).toEqual([]);
  });

  it('are refused for a body that is bad as a whole', async () => {
    expect(await rules.breachesOfBadBodies()).toEqual([]);
  });

  it('name what they are about by a UUID of whatever version and case', async () => {
    expect(await rules.breachesOfIds()).toEqual([]);
  });

  it('may have as many lines as an order may', async () => {
    const { authorization } = await logIn(service.app);
    const items = Array.from({ length: 100 }, (_, line) => ({
      productId: `01890a5d-ac96-774b-bcce-${String(line).padStart(12, '0')}`,
      quantity: 1,
    }));
    const order = (lines: object[]) =>
      service.app.inject({
        method: 'POST',
        url: '/orders',
        headers: { authorization },
        payload: { items: lines },
      });

    expect((await order(items)).json()).toMatchObject({ code: 'PRODUCT_NOT_FOUND' });
    expect((await order([...items, items[0] ?? {}])).json()).toMatchObject({ code: 'VALIDATION_FAILED' });
  });
});
