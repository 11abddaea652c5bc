/**
 * Prints the result of a command: for programs as JSON, for people as lines.
 * @param json whether `--json` was given
 */
export const printResult = (json: boolean, value: unknown, lines: readonly string[]): void => {
  for (const line of json ? [JSON.stringify(value, null, 2)] : lines) console.log(line);
};
