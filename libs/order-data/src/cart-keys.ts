/** The keys of a user's cart; all share one slot. */
export const cartKeys = (userId: string) => {
  const cart = `cart:${userId}`;
  return {
    /** Hash: product id to quantity. */
    quantities: cart,
    /** Hash: product id to JSON `{ productName, priceCents }`, as they were when the product was put in. */
    seen: `{${cart}}:seen`,
    /** Hash: product id to `<units> <order id>`, the claim of an order that is being decided. */
    claims: `{${cart}}:claims`,
    /** String: `held` or `lost`, the result of an order's one attempt to claim lines. */
    ordered: (orderId: string) => `{${cart}}:ordered:${orderId}`,
  };
};
