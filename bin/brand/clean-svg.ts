import { Parser } from 'htmlparser2';
import { BrandInvalid } from '../../domain/brand/brand-invalid.ts';

/** A drawing with nothing in it but shapes, and what was left out of it. */
export interface CleanSvg {
  readonly svg: string;
  /** Elements and attributes that were left out, each once. */
  readonly dropped: readonly string[];
}

/** Elements that draw or name, and none that loads, runs, links or animates (SVG 2). */
const elements = new Set(
  (
    'svg g path rect circle ellipse line polyline polygon text tspan defs symbol use title desc ' +
    'linearGradient radialGradient stop clipPath mask pattern'
  ).split(' '),
);

const attributes = new Set(
  (
    'xmlns version viewBox width height preserveAspectRatio x y dx dy x1 y1 x2 y2 cx cy r rx ry fx fy d points ' +
    'pathLength transform id fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap ' +
    'stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display visibility ' +
    'clip-path clip-rule clipPathUnits mask maskUnits maskContentUnits gradientUnits gradientTransform ' +
    'spreadMethod offset stop-color stop-opacity patternUnits patternContentUnits patternTransform ' +
    'font-family font-size font-weight font-style letter-spacing text-anchor dominant-baseline href xlink:href'
  ).split(' '),
);

const links: readonly string[] = ['href', 'xlink:href'];

/** Only parts of the drawing itself may be named: `#id`, `url(#id)`. */
const isSafe = (name: string, value: string): boolean =>
  links.includes(name) ? /^#[\w.-]+$/.test(value) : !/url\((?!\s*["']?#)|[a-z]+:\/\/|[\\<&]/i.test(value);

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Declarations of a `style` as the attributes that they stand for; pages run no inline styles. */
const declarations = (style: string): readonly (readonly [string, string])[] =>
  style
    .split(';')
    .map((declaration) => declaration.split(':'))
    .filter((parts) => parts.length === 2)
    .map(([name = '', value = '']) => [name.trim(), value.trim()] as const);

/** Writes down of a drawing what the lists above allow. */
class Drawing {
  readonly dropped = new Set<string>();
  text = '';
  /** How many elements deep it is inside of one that is left out. */
  #skipped = 0;
  #open = 0;

  onopentag = (name: string, given: Readonly<Record<string, string>>): void => {
    if (this.#open === 0 && name !== 'svg')
      throw new BrandInvalid('It is no SVG: its first element is no svg');
    this.#open += 1;
    if (this.#skipped > 0 || !elements.has(name)) {
      if (this.#skipped === 0) this.dropped.add(`<${name}>`);
      this.#skipped += 1;
      return;
    }
    const { style, ...others } = given;
    const all = [...Object.entries(others), ...declarations(style ?? '')];
    const kept = new Map(all.filter((attribute) => this.#keeps(...attribute)));
    if (this.#open === 1) kept.set('xmlns', 'http://www.w3.org/2000/svg');
    // SVG 2 has links without the prefix, which would need a namespace of its own.
    const written = [...kept].map(([key, value]) => ` ${key.replace('xlink:', '')}="${escapeText(value)}"`);
    this.text += `<${name}${written.join('')}>`;
  };

  ontext = (text: string): void => {
    if (this.#skipped === 0 && this.#open > 0) this.text += escapeText(text);
  };

  onclosetag = (name: string): void => {
    this.#open -= 1;
    if (this.#skipped > 0) this.#skipped -= 1;
    else this.text += `</${name}>`;
  };

  #keeps(name: string, value: string): boolean {
    if (name === 'xmlns') return false;
    const isKept = attributes.has(name) && isSafe(name, value);
    // What declares namespaces and what editors keep for themselves draws nothing.
    if (!isKept && !/^xmlns:|:/.test(name)) this.dropped.add(name);
    return isKept;
  }
}

/**
 * Takes everything out of a drawing that is not on the list of what draws: scripts, handlers, links, pictures from
 * elsewhere. What comes out is written anew from what was read, so nothing passes by looking like something else.
 * @throws {BrandInvalid} it is no SVG, has no size, or goes by a style sheet, without which it would look otherwise
 */
export const cleanSvg = (source: string): CleanSvg => {
  if (/<!(DOCTYPE[^>]*\[|ENTITY)/i.test(source))
    throw new BrandInvalid('It declares entities; export it without a DOCTYPE');
  if (/<style[\s>]/i.test(source))
    throw new BrandInvalid('It has a style sheet; export it with presentation attributes instead of <style>');
  const drawing = new Drawing();
  const parser = new Parser(drawing, { xmlMode: true });
  parser.end(source);
  if (!/^<svg [^>]*\b(viewBox|width)="/.test(drawing.text))
    throw new BrandInvalid('It has neither a viewBox nor a width, so nobody knows how large it is');
  return { svg: `${drawing.text.trim()}\n`, dropped: [...drawing.dropped] };
};
