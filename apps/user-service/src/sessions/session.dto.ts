import { ApiProperty } from '@nestjs/swagger';
import type { DeviceSession } from '@emporium/user-data';

export class SessionDto {
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  readonly id: string;

  @ApiProperty({ format: 'date-time', example: '2025-06-01T12:00:00.000Z' })
  readonly createdAt: string;

  @ApiProperty({
    format: 'date-time',
    example: '2025-06-01T12:00:00.000Z',
    description: 'login or last refresh',
  })
  readonly lastSeenAt: string;

  @ApiProperty({ example: 'Mozilla/5.0 (X11; Linux x86_64)', description: 'as the device names itself' })
  readonly userAgent: string;

  @ApiProperty({ example: true, description: 'the session of this very request' })
  readonly current: boolean;
}

export class SessionListDto {
  @ApiProperty({ type: [SessionDto] })
  readonly data: SessionDto[];
}

/** A session as the API shows it to the holder of `currentSessionId`. */
export const toSessionDto = (session: DeviceSession, currentSessionId: string): SessionDto => ({
  id: session.id,
  createdAt: new Date(session.openedAt).toISOString(),
  lastSeenAt: new Date(session.refreshedAt).toISOString(),
  userAgent: session.userAgent,
  current: session.id === currentSessionId,
});
