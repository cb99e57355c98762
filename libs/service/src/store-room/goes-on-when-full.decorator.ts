import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const GOES_ON_WHEN_FULL = 'emporium:goes-on-when-full';
/** How the document is told; it is taken out when the document is completed. */
export const GOES_ON_EXTENSION = 'x-goes-on-when-full';

/** The handler is needed to order, or costs next to no memory: it works as long as there is any, see StoreRoomGuard. */
export const GoesOnWhenFull = () =>
  applyDecorators(SetMetadata(GOES_ON_WHEN_FULL, true), ApiExtension(GOES_ON_EXTENSION, true));
