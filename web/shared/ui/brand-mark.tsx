import { useContext } from 'preact/hooks';
import type { Brand } from '../../../domain/brand/brand.ts';
import { BrandContext } from '../brand.ts';

/** Whose page it is, and what it is called: the company's logo, or else the product's. */
export const BrandMark = ({ product }: { readonly product: string }) => {
  const { logo, name } = useContext(BrandContext);
  if (logo) return <Logo logo={logo} name={name ?? ''} product={product} />;
  return (
    <>
      <img class="icon" src="/icon.svg" alt="" width="32" height="32" />
      <span>{name === undefined ? product : `${name} · ${product}`}</span>
    </>
  );
};

interface LogoProps {
  readonly logo: NonNullable<Brand['logo']>;
  readonly name: string;
  readonly product: string;
}

const Logo = ({ logo: { light, dark }, name, product }: LogoProps) => (
  <>
    <picture>
      {dark !== undefined && <source media="(prefers-color-scheme: dark)" srcset={dark} />}
      <img class="logo" src={light} alt={name} height="32" />
    </picture>
    <span>{product}</span>
  </>
);
