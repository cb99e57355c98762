export { GoesOnWhenFull } from './goes-on-when-full.decorator';
export * from './store-room.errors';
