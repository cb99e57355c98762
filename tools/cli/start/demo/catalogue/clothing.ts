import type { DemoProduct } from '../demo-product';

const category = 'Clothing';

export const clothing: readonly DemoProduct[] = [
  {
    name: 'Aldervane Merino Jumper',
    description:
      'Fine-knit crew neck jumper of pure merino wool in charcoal grey. Light enough to layer under a jacket, and machine washable on a wool cycle.',
    price: 79,
    category,
    stock: 28,
  },
  {
    name: 'Aldervane Waxed Jacket',
    description:
      'Hip-length jacket of waxed cotton with a corduroy collar, a two-way zip and four deep pockets. Sheds rain and can be waxed again at home.',
    price: 168,
    category,
    stock: 6,
  },
  {
    name: 'Fennelby Organic Cotton T-Shirt',
    description:
      'Heavy T-shirt of organic cotton jersey, 220 g per square metre, with a ribbed neck that keeps its shape. Straight fit, in off-white.',
    price: 24.5,
    category,
    stock: 140,
  },
  {
    name: 'Lorimere Selvedge Jeans',
    description:
      'Straight-leg jeans of 14 oz indigo denim with a button fly and copper rivets. Stiff at first, they soften and fade with wear.',
    price: 112,
    category,
    stock: 18,
  },
  {
    name: 'Stonecrop Walking Socks, 3 Pairs',
    description:
      'Cushioned hiking socks of merino wool and nylon with flat toe seams. Keep feet dry in boots and come in sizes 39 to 42.',
    price: 26.9,
    category,
    stock: 88,
  },
  {
    name: 'Marl Beanie',
    description:
      'Ribbed winter hat of recycled wool with a deep fold over the ears. One size, knitted in flecked oatmeal.',
    price: 19.95,
    category,
    stock: 73,
  },
  {
    name: 'Quayside Rain Coat',
    description:
      'Long waterproof coat with taped seams, a peaked hood and press studs, made of recycled polyester. Folds into its own pocket for travel.',
    price: 96.4,
    category,
    stock: 13,
  },
  {
    name: 'Hollin Leather Belt',
    description:
      'Belt of vegetable-tanned cow leather, 35 mm wide, with a solid brass buckle. Five holes, for waists from 80 to 95 cm.',
    price: 42,
    category,
    stock: 39,
  },
  {
    name: 'Pennard Silk Scarf',
    description:
      'Square scarf of printed silk twill, 90 by 90 cm, with hand-rolled edges and a pattern of ferns in green and rust.',
    price: 58.75,
    category,
    stock: 0,
  },
];
