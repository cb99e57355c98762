/** One product as `POST /api/products` takes it; the price has at most two decimals. */
export interface DemoProduct {
  name: string;
  description: string;
  price: number;
  category: string;
  stock: number;
}
