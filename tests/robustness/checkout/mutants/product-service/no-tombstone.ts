import { ReservationsRepository } from '@emporium/product-data';
import { override } from '../../failpoints/override';
import { startProductService } from '../../failpoints/start-product-service';

// Releases what it does not know without a record, so that a late reserve takes stock.
override(
  ReservationsRepository,
  'release',
  () =>
    async function (id) {
      return (await this.find(id)) ?? { id, state: 'RELEASED' };
    },
);
void startProductService();
