/** A path template with its parameters filled in. @param replace stands in for every parameter when given */
export const fillPath = (
  template: string,
  params: Readonly<Record<string, string>> = {},
  replace?: string,
): string => template.replace(/\{(\w+)\}/g, (_, name: string) => replace ?? params[name] ?? '');
