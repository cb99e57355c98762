export const isRead = (method: string | undefined): boolean => method === 'GET' || method === 'HEAD';
