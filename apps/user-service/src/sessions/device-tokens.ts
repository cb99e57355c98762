import { Injectable } from '@nestjs/common';
import { InvalidTokenError, Tokens } from '@emporium/auth';

/** After half a year without a login, a device is unknown again. */
export const DEVICE_TOKEN_SECONDS = 180 * 24 * 3600;

/**
 * Tokens by which an account recognizes a device that has logged in to it before. They give no access by themselves.
 */
@Injectable()
export class DeviceTokens {
  constructor(private readonly tokens: Tokens) {}

  /** @param device its id: that of the first session that was opened on it */
  issue(userId: string, device: string): Promise<string> {
    return this.tokens.sign('device', { sub: userId, sid: device }, DEVICE_TOKEN_SECONDS);
  }

  /** The id of the device, if the token was issued for that user. */
  async deviceOf(userId: string | undefined, token = ''): Promise<string | undefined> {
    try {
      const { sub, sid } = await this.tokens.verify('device', token);
      return sub === userId ? sid : undefined;
    } catch (error) {
      if (error instanceof InvalidTokenError) return undefined;
      throw error;
    }
  }
}
