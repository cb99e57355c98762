import type { DemoProduct } from '../demo-product';

const category = 'Stationery';

export const stationery: readonly DemoProduct[] = [
  {
    name: 'Quillmere Fountain Pen',
    description:
      'Fountain pen with a steel medium nib and a turned brass barrel that darkens with use. Takes standard ink cartridges; a refillable converter is included.',
    price: 52,
    category,
    stock: 30,
  },
  {
    name: 'Quillmere Bottled Ink, Petrol Blue',
    description:
      'Water-based ink for fountain pens in a 50 ml glass bottle with a wide neck. Dries quickly and shades from teal to deep blue.',
    price: 14.5,
    category,
    stock: 64,
  },
  {
    name: 'Foldgate Dotted Notebook A5',
    description:
      'Hardcover notebook of 192 numbered pages with a 5 mm dot grid, two ribbon markers and an inside pocket. The 100 g paper is kind to fountain pens.',
    price: 17.9,
    category,
    stock: 150,
  },
  {
    name: 'Foldgate Weekly Planner',
    description:
      'Undated desk planner for 53 weeks with room for goals, tasks and notes on each spread. Bound with a wire spiral so that it lies flat.',
    price: 21,
    category,
    stock: 47,
  },
  {
    name: 'Carrel Graphite Pencils, Set of 12',
    description:
      'Twelve cedar pencils from 4H to 6B for sketching and technical drawing, in a hinged tin with an eraser and a sharpener.',
    price: 16.25,
    category,
    stock: 82,
  },
  {
    name: 'Inkberry Watercolour Box',
    description:
      'Travel paint box with 18 half pans of artist watercolour, a mixing lid and a water brush. Small enough for a coat pocket.',
    price: 38.6,
    category,
    stock: 20,
  },
  {
    name: 'Sidewell Desk Organiser',
    description:
      'Desk tidy of birch plywood with a drawer, a letter slot and sections for pens, scissors and sticky notes. Measures 30 by 16 by 14 cm.',
    price: 33.3,
    category,
    stock: 2,
  },
  {
    name: 'Postmark Letter Set',
    description:
      'Writing set of 20 sheets of cotton paper and 20 lined envelopes in soft grey. Comes in a keepsake box tied with ribbon.',
    price: 18.8,
    category,
    stock: 41,
  },
  {
    name: 'Bramling Kraft Gift Wrap, 3 Rolls',
    description:
      'Three rolls of recycled brown wrapping paper printed with leaves, stars and stripes, each 70 cm by 4 m. Fully recyclable, without foil or plastic.',
    price: 11.95,
    category,
    stock: 77,
  },
];
