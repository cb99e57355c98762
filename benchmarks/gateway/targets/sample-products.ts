/** A product as an administrator enters it. */
const draft = (index: number) => ({
  name: `Brackenhythe Hand Trowel No ${index + 1}`,
  description: 'Short trowel of forged carbon steel with an ash handle and a leather loop to hang it by.',
  price: 16.9 + index,
  category: 'Garden',
  stock: 60 + index,
});

/** The products of one page. */
export const DRAFTS = Array.from({ length: 20 }, (_, index) => draft(index));

const CREATED_AT = '2025-06-01T09:30:00.000Z';
const id = (index: number) => `01890a5d-ac96-774b-bcce-b302099a80${String(index + 10)}`;
const PRODUCTS = DRAFTS.map((product, index) => ({
  id: id(index),
  ...product,
  createdAt: CREATED_AT,
  updatedAt: CREATED_AT,
}));

/** What product-service would answer for one product, and for a page of them, by path. */
export const SAMPLE_ANSWERS: Readonly<Record<string, string>> = {
  [`/products/${id(0)}`]: JSON.stringify(PRODUCTS[0]),
  '/products?limit=20': JSON.stringify({
    data: PRODUCTS,
    meta: { page: 1, limit: 20, total: PRODUCTS.length, totalPages: 1 },
  }),
};

export const [SAMPLE_PRODUCT_PATH = '', SAMPLE_PAGE_PATH = ''] = Object.keys(SAMPLE_ANSWERS);
