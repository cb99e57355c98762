import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const GOES_ON_WHEN_FULL = 'emporium:goes-on-when-full';
/** Marks the operation in the OpenAPI document; removed when the document is completed. */
export const GOES_ON_EXTENSION = 'x-goes-on-when-full';

/** For handlers that orders need, or that store next to nothing: they work until Redis is full, see StoreRoomGuard. */
export const GoesOnWhenFull = () =>
  applyDecorators(SetMetadata(GOES_ON_WHEN_FULL, true), ApiExtension(GOES_ON_EXTENSION, true));
