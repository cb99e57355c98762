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
  async prove(stage) {
    const [own, victim] = await Promise.all([newCustomer(stage.gatewayUrl), newCustomer(stage.gatewayUrl)]);
    const productId = await newProduct(stage);
    await newOrder(stage, own, productId);
    const victimsOrder = await newOrder(stage, victim, productId);
    const fields = spoofedFields(victim.id, `/orders/${victimsOrder}`);
    const claims = claimsOf(fields, stage.size.spoofedHeaderStride);
    const atGateway = await spoofAtGateway(stage, own, claims);
    const atServices = await spoofAtServices(stage, own, victim, victimsOrder, claims);
    return {
      tried: atGateway.tried + atServices.tried,
      breaches: [...atGateway.breaches, ...atServices.breaches],
    };
  },
};
