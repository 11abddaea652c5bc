/** Whether a text is what a policy means. */
export type Match = (text: string) => boolean;

const compilePattern = (pattern: string, flags: string): Match => {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  const expression = new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, flags);
  return (text) => expression.test(text);
};

/**
 * A text in which `*` stands for any characters and `?` for any one.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export const wildcard = (pattern: string): Match => compilePattern(pattern, 's');

/** A name of an action, with the same wildcards: its letters' case does not count. */
export const actionPattern = (pattern: string): Match => compilePattern(pattern, 'is');

const partsOfArn = (arn: string): readonly string[] => {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
};

/**
 * An ARN as `ArnLike` and `ArnEquals` compare it: each of its six parts for itself.
 * @throws {Error} the pattern is no ARN
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const arnPattern = (pattern: string): Match => {
  if (pattern.split(':').length < 6) throw new Error(`“${pattern}” is no ARN`);
  const wanted = partsOfArn(pattern).map(wildcard);
  return (text) => {
    const given = partsOfArn(text);
    return wanted.every((matches, index) => matches(given[index] ?? ''));
  };
};
