/** What stands in braces in a text: `{phone}`. */
type Placeholder<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

/**
 * Fills in what stands in braces in a text.
 * @example fill('Your phone {phone} has answered.', { phone: 'Pixel 9' })
 */
export const fill = <Text extends string>(
  text: Text,
  values: Readonly<Record<string extends Text ? string : Placeholder<Text>, string>>,
): string => {
  const known = new Map<string, unknown>(Object.entries(values));
  return text.replaceAll(/\{(\w+)\}/g, (braces, name: string) => {
    const value = known.get(name);
    return typeof value === 'string' ? value : braces;
  });
};
