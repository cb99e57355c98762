import type { DemoProduct } from '../demo-product';

const category = 'Electronics';

export const electronics: readonly DemoProduct[] = [
  {
    name: 'Nuvara Over-Ear Headphones',
    description:
      'Wireless headphones with active noise cancelling and soft memory foam pads. Play for 35 hours on one charge and fold flat into a case.',
    price: 149.99,
    category,
    stock: 37,
  },
  {
    name: 'Nuvara Pocket Speaker',
    description:
      'Bluetooth speaker the size of a mug with a fabric cover and a carrying loop. Waterproof to a depth of one metre and good for 14 hours of music.',
    price: 54.9,
    category,
    stock: 58,
  },
  {
    name: 'Kalder Mechanical Keyboard',
    description:
      'Compact 75 percent keyboard with quiet tactile switches, an aluminium frame and white backlighting. Connects by USB-C cable or Bluetooth to three devices.',
    price: 118,
    category,
    stock: 16,
  },
  {
    name: 'Kalder Wireless Mouse',
    description:
      'Upright ergonomic mouse that rests the wrist, with six buttons and a rechargeable battery. Works on glass and wood at up to 4,000 dpi.',
    price: 46.5,
    category,
    stock: 44,
  },
  {
    name: 'Voltwick Power Bank 10,000 mAh',
    description:
      'Slim portable charger with two USB-C ports and 30 watts of output. Fills a phone about twice and is allowed in hand luggage.',
    price: 36.75,
    category,
    stock: 120,
  },
  {
    name: 'Voltwick Travel Charger 65 W',
    description:
      'Wall charger with three ports that powers a laptop, a tablet and a phone at once. Plugs for Europe, Britain and North America click into place.',
    price: 49,
    category,
    stock: 3,
  },
  {
    name: 'Orrin Smart Plug, Set of 2',
    description:
      'Two Wi-Fi plugs that switch lamps and appliances by app, timer or voice and measure the electricity used. Rated for 13 amps.',
    price: 27.95,
    category,
    stock: 92,
  },
  {
    name: 'Lantern Bay E-Reader 7 inch',
    description:
      'E-book reader with a sharp paper-like screen, an adjustable warm front light and 32 GB of storage. The battery lasts for weeks, and the case is waterproof.',
    price: 179,
    category,
    stock: 10,
  },
  {
    name: 'Hazelwing Desk Webcam',
    description:
      'Full HD webcam with autofocus, two microphones and a sliding privacy cover. Clips on to a monitor or screws on to a tripod for video calls.',
    price: 67.2,
    category,
    stock: 25,
  },
];
