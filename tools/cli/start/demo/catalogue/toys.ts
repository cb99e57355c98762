import type { DemoProduct } from '../demo-product';

const category = 'Toys';

export const toys: readonly DemoProduct[] = [
  {
    name: 'Pebblewood Building Blocks, 60 Pieces',
    description:
      'Sixty smooth beech blocks in arches, columns and wedges, painted with water-based colours and packed in a cotton sack. For ages 18 months and up.',
    price: 42.9,
    category,
    stock: 36,
  },
  {
    name: 'Pebblewood Marble Run',
    description:
      'Wooden marble run of 45 tracks, towers and funnels that can be built in endless ways. Includes ten glass marbles; for ages 4 and up.',
    price: 56,
    category,
    stock: 15,
  },
  {
    name: 'Otterby Plush Otter',
    description:
      'Soft toy otter with a velvety coat and embroidered eyes, 32 cm long. Stuffed with recycled fibre and safe from birth; machine washable.',
    price: 23.5,
    category,
    stock: 68,
  },
  {
    name: 'Starling Street Train Set',
    description:
      'Wooden railway with a figure-of-eight track, a bridge, a station and a three-wagon train with magnetic couplings. Has 52 parts, for ages 3 and up.',
    price: 64.75,
    category,
    stock: 12,
  },
  {
    name: 'Moonmoth Jigsaw Puzzle, 1,000 Pieces',
    description:
      "Illustrated puzzle of moths and night flowers, 68 by 48 cm when finished. Thick recycled board with a matt print that doesn't glare.",
    price: 19.9,
    category,
    stock: 53,
  },
  {
    name: 'Harvest Row Board Game',
    description:
      'Family strategy game about running a market garden, for two to five players aged 8 and up. A round takes 45 minutes and no two boards are alike.',
    price: 35,
    category,
    stock: 29,
  },
  {
    name: 'Skylark Delta Kite',
    description:
      'Easy kite for beginners with a wingspan of 140 cm, a fibreglass frame and 50 m of line on a winder. Flies from a light breeze upwards.',
    price: 26.4,
    category,
    stock: 1,
  },
  {
    name: 'Cogsworthy Solar Robot Kit',
    description:
      'Science kit with a small solar panel, a motor and 130 parts to build six moving robots. Teaches gears and green energy without batteries; for ages 8 and up.',
    price: 29.99,
    category,
    stock: 49,
  },
  {
    name: 'Little Thimble Sewing Kit',
    description:
      "First sewing box for children with felt, thread, blunt needles and patterns for four animal finger puppets. For ages 6 and up, with an adult's help.",
    price: 18.25,
    category,
    stock: 34,
  },
];
