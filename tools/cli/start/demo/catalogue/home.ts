import type { DemoProduct } from '../demo-product';

const category = 'Home';

export const home: readonly DemoProduct[] = [
  {
    name: 'Wrenholt Wool Throw',
    description:
      'Soft throw of undyed lambswool in a herringbone weave, 130 by 180 cm, with a fringe at both ends. Warm enough for a sofa on a winter evening.',
    price: 68,
    category,
    stock: 22,
  },
  {
    name: 'Wrenholt Linen Bedding Set, Double',
    description:
      'Duvet cover and two pillowcases of stonewashed linen in oat white. Cool in summer, warm in winter, and fastened with coconut buttons.',
    price: 129.9,
    category,
    stock: 14,
  },
  {
    name: 'Lowlight Table Lamp',
    description:
      'Small bedside lamp with a ribbed glass shade and a brass base, 31 cm tall. Three steps of brightness at a touch; the warm white LED bulb is included.',
    price: 49.5,
    category,
    stock: 31,
  },
  {
    name: 'Sable Oak Wall Shelf 60 cm',
    description:
      'Floating shelf of oiled oak, 60 by 20 cm, on a hidden steel bracket. Carries up to 12 kg of books or plants; screws and wall plugs are in the box.',
    price: 36,
    category,
    stock: 40,
  },
  {
    name: 'Brindle Jute Rug 160 by 230 cm',
    description:
      'Flat handwoven rug of natural jute with a bound cotton edge. Hard-wearing in a living room or hall and easy to shake out.',
    price: 142,
    category,
    stock: 7,
  },
  {
    name: 'Clovery Cotton Bath Towels, Set of 2',
    description:
      'Two thick bath towels of combed cotton, 70 by 140 cm and 600 g per square metre, each with a loop for hanging. Machine washable at 60 degrees.',
    price: 29.95,
    category,
    stock: 85,
  },
  {
    name: 'Ember Hill Soy Candle',
    description:
      'Scented candle of soy wax with cedar, fig and a little smoke, poured into a reusable stoneware cup. Burns for about 45 hours.',
    price: 21.5,
    category,
    stock: 96,
  },
  {
    name: 'Tesserby Wall Clock 30 cm',
    description:
      'Silent wall clock with a birch plywood face and black steel hands, 30 cm across. Runs for a year on one AA battery.',
    price: 38.25,
    category,
    stock: 2,
  },
  {
    name: 'Harbour Weave Laundry Basket',
    description:
      'Tall basket of woven seagrass with two handles and a removable cotton lining. Holds 55 litres, or about three loads of washing.',
    price: 44.8,
    category,
    stock: 19,
  },
];
