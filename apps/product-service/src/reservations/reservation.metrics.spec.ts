import { Metrics } from '@emporium/service';
import { ReservationMetrics } from './reservation.metrics';

describe('ReservationMetrics', () => {
  const metrics = new Metrics();
  const reservations = new ReservationMetrics(metrics);
  const id = 'an order';
  const valueOf = async (call: string, outcome: string) => {
    const text = await metrics.registry.metrics();
    const series = `product_reservations_total{call="${call}",outcome="${outcome}"} `;
    return Number(text.split(series)[1]?.split('\n', 1)[0]);
  };

  it('has what is to be expected from the start', async () => {
    expect(await valueOf('reserve', 'out_of_stock')).toBe(0);
    expect(await valueOf('return', 'returned')).toBe(0);
  });

  it('tells what stock was refused for', async () => {
    reservations.count('reserve', { id, state: 'CONFIRMED', lines: [] });
    reservations.count('reserve', { id, state: 'REJECTED', rejection: { code: 'OUT_OF_STOCK', short: [] } });
    reservations.count('release', { id, state: 'CONFIRMED', lines: [] });

    expect(await valueOf('reserve', 'confirmed')).toBe(1);
    expect(await valueOf('reserve', 'out_of_stock')).toBe(1);
    expect(await valueOf('release', 'confirmed')).toBe(1);
  });
});
