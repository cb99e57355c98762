import { Injectable } from '@nestjs/common';
import { InvalidTokenError, Tokens } from '@emporium/auth';

/** Half a year without a login, and a device is a stranger again. */
export const DEVICE_TOKEN_SECONDS = 180 * 24 * 3600;

/** What a device keeps to be known by, to the one account that it has logged in to. It opens nothing by itself. */
@Injectable()
export class DeviceTokens {
  constructor(private readonly tokens: Tokens) {}

  /** @param device its id: that of the first session that was opened on it */
  issue(userId: string, device: string): Promise<string> {
    return this.tokens.sign('device', { sub: userId, sid: device }, DEVICE_TOKEN_SECONDS);
  }

  /** The id of the device, if its token is of that user. */
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
