export { ConsulAgent } from './consul/consul-agent.client';
export { keepRegistered } from './consul/keep-registered';
export { registrationOf } from './consul/registration';
export * from './create-discovery';
export * from './discovery';
export { ownAddress } from './own-address';
