import type { DemoProduct } from '../demo-product';

const category = 'Garden';

export const garden: readonly DemoProduct[] = [
  {
    name: 'Brackenhythe Hand Trowel',
    description:
      'Short trowel of forged carbon steel with an ash handle and depth marks up to 12 cm. Made for planting bulbs and potting out seedlings.',
    price: 16.9,
    category,
    stock: 63,
  },
  {
    name: 'Brackenhythe Bypass Secateurs',
    description:
      'Pruning shears that cut green stems up to 22 mm thick, with a hardened steel blade and a spring that can be replaced. Fits left and right hands.',
    price: 33.5,
    category,
    stock: 38,
  },
  {
    name: 'Dewpoint Watering Can 9 L',
    description:
      'Galvanised steel watering can with a long spout and a brass rose for a fine, even sprinkle. Balanced to carry with one hand when full.',
    price: 41,
    category,
    stock: 24,
  },
  {
    name: 'Terravane Clay Pots, Set of 5',
    description:
      'Five frost-proof terracotta pots from 12 to 24 cm with matching saucers. The porous clay lets roots breathe and suits herbs, ferns and succulents.',
    price: 37.6,
    category,
    stock: 29,
  },
  {
    name: 'Meadowlark Wildflower Seed Mix',
    description:
      'Seeds of 24 native annual and perennial flowers that feed bees and butterflies from May to October. One 50 g bag sows 15 square metres.',
    price: 8.95,
    category,
    stock: 180,
  },
  {
    name: 'Greenstead Raised Bed 120 by 80 cm',
    description:
      'Vegetable bed of untreated larch boards, 30 cm high, that slots together without tools. Comes with a breathable liner and holds 280 litres of soil.',
    price: 94,
    category,
    stock: 9,
  },
  {
    name: 'Rillford Garden Hose 25 m',
    description:
      'Flexible hose with a woven core that resists kinks, 13 mm wide and 25 m long. Includes two tap connectors and a spray nozzle with five patterns.',
    price: 45.75,
    category,
    stock: 33,
  },
  {
    name: 'Tallow Lane Compost Bin 300 L',
    description:
      'Lidded compost bin of recycled plastic with air slots and two hatches at the base. Turns kitchen scraps and grass cuttings into soil in about six months.',
    price: 62.3,
    category,
    stock: 0,
  },
  {
    name: 'Nettlecombe Gardening Gloves',
    description:
      'Thorn-proof gloves of soft goatskin with long canvas cuffs that protect the forearm from roses and brambles. Sizes S to XL are marked inside; this is M.',
    price: 22,
    category,
    stock: 57,
  },
];
