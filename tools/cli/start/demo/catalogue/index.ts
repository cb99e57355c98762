import type { DemoProduct } from '../demo-product';
import { clothing } from './clothing';
import { electronics } from './electronics';
import { garden } from './garden';
import { home } from './home';
import { kitchen } from './kitchen';
import { outdoors } from './outdoors';
import { stationery } from './stationery';
import { toys } from './toys';

export const demoCatalogue: readonly DemoProduct[] = [
  ...kitchen,
  ...home,
  ...garden,
  ...outdoors,
  ...clothing,
  ...electronics,
  ...stationery,
  ...toys,
];
