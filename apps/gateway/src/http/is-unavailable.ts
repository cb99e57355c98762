/** Whether a status says that a service, or whatever stands before it, cannot answer now. */
export const isUnavailable = (status: number): boolean => status >= 502 && status <= 504;
