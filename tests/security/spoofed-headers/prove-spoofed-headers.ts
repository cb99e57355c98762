import type { Part } from '../part';
import { newCustomer } from '../fixture/people';
import { newOrder, newProduct } from '../fixture/resources';
import { spoofAtGateway } from './at-gateway';
import { spoofAtServices } from './at-services';
import { claimsOf } from './claims';
import { spoofedFields } from './fields';

/** Headers that claim to be somebody else, at the gateway and straight at the services. */
export const spoofedHeaders: Part = {
  name: 'spoofed headers',
  claim: 'no header but the token says who is asking, from where and for what',
  async prove(fixture) {
    const [own, victim] = await Promise.all([
      newCustomer(fixture.gatewayUrl),
      newCustomer(fixture.gatewayUrl),
    ]);
    const productId = await newProduct(fixture);
    await newOrder(fixture, own, productId);
    const victimsOrder = await newOrder(fixture, victim, productId);
    const fields = spoofedFields(victim.id, `/orders/${victimsOrder}`);
    const claims = claimsOf(fields, fixture.size.spoofedHeaderStride);
    const atGateway = await spoofAtGateway(fixture, own, claims);
    const atServices = await spoofAtServices(fixture, own, victim, victimsOrder, claims);
    return {
      tried: atGateway.tried + atServices.tried,
      breaches: [...atGateway.breaches, ...atServices.breaches],
    };
  },
};
