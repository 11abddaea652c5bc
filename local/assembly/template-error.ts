/** The cloud assembly has something that the local cloud can't make sense of. */
export class TemplateError extends Error {
  /**
   * @param where the part of the template: a resource, an output, a file
   * @param problem what is wrong with it
   */
  constructor(where: string, problem: string) {
    super(`${where}: ${problem}`);
    this.name = 'TemplateError';
  }
}
