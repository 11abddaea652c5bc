import { render, type VNode } from 'preact';
import type { Brand } from '../../../domain/brand/brand.ts';
import { BrandContext } from '../brand.ts';

/** Shows a page with a company's brand, in the place of what its HTML showed until now. */
export const showPage = (app: VNode, brand: Brand): void => {
  const page = document.getElementById('page');
  if (!page) return;
  // Preact leaves what it did not make where it is.
  page.querySelector('.first-paint')?.remove();
  render(<BrandContext.Provider value={brand}>{app}</BrandContext.Provider>, page);
};
