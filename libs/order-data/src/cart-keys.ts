/** The keys of a user's cart; all share one slot. */
export const cartKeys = (userId: string) => {
  const cart = `cart:${userId}`;
  return {
    /** Hash: product id to quantity. */
    quantities: cart,
    /** Hash: product id to JSON `{ productName, priceCents }`, as they were when it was put in. */
    seen: `{${cart}}:seen`,
    /** Hash: product id to `<units> <order id>`, of the order that is about to take so many units of the line along. */
    claims: `{${cart}}:claims`,
    /** String: `held` or `lost`, what an order's one attempt to claim lines came to. */
    ordered: (orderId: string) => `{${cart}}:ordered:${orderId}`,
  };
};
