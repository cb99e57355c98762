import type { DemoProduct } from '../demo-product';

const category = 'Kitchen';

export const kitchen: readonly DemoProduct[] = [
  {
    name: 'Ostrell Cast Iron Skillet 26 cm',
    description:
      'Heavy cast iron frying pan, 26 cm across and pre-seasoned with rapeseed oil. Works on gas, ceramic and induction hobs, over a camp fire and in the oven.',
    price: 39.95,
    category,
    stock: 42,
  },
  {
    name: 'Ostrell Enamel Casserole 4.5 L',
    description:
      'Round casserole with a tight lid, enamelled inside and out in slate blue. Holds a stew or a loaf of bread for six people and goes from hob to oven to table.',
    price: 84.5,
    category,
    stock: 17,
  },
  {
    name: "Varnby Chef's Knife 20 cm",
    description:
      'All-purpose kitchen knife with a 20 cm blade of stainless steel and a riveted walnut handle. Comes sharpened, in a card sleeve; wash by hand.',
    price: 58,
    category,
    stock: 26,
  },
  {
    name: 'Pellowe Ash Chopping Board',
    description:
      'Reversible chopping board of solid ash, 40 by 28 cm, with a juice groove on one side and a smooth face for bread on the other.',
    price: 27.9,
    category,
    stock: 35,
  },
  {
    name: 'Morning Pour Coffee Dripper',
    description:
      'Stoneware filter holder for one to four cups, with spiral ribs that keep the paper off the wall. Uses standard cone filters of size 4.',
    price: 18.75,
    category,
    stock: 60,
  },
  {
    name: 'Coppermere Stovetop Kettle 1.8 L',
    description:
      'Brushed stainless steel kettle with a whistle and a beech handle that stays cool. Boils 1.8 litres on any hob, induction included.',
    price: 46.2,
    category,
    stock: 3,
  },
  {
    name: 'Linden Mixing Bowls, Set of 3',
    description:
      'Three nesting bowls of 1, 2 and 3.5 litres in glazed earthenware, each with a pouring lip. Safe in the microwave and the dishwasher.',
    price: 32,
    category,
    stock: 48,
  },
  {
    name: 'Gramwell Digital Kitchen Scale',
    description:
      'Flat scale with a tempered glass plate that weighs up to 5 kg in steps of 1 g. Switches between grams, ounces and millilitres and charges over USB-C.',
    price: 24.99,
    category,
    stock: 71,
  },
  {
    name: 'Tidewell Glass Storage Jars, Set of 6',
    description:
      'Six airtight jars of 700 ml for pasta, rice, flour and coffee, made of clear borosilicate glass with bamboo lids and silicone seals.',
    price: 34.4,
    category,
    stock: 54,
  },
];
