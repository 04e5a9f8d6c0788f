/** Small signs for the card networks, drawn for this page; the style sheet shows the one that fits. */
import type { Child } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';

export function CardBrands(): JSX.Element {
  return (
    <span class="brands" id="brand" data-brand="unknown" aria-hidden="true">
      <Sign brand="unknown">
        <rect x="5" y="7" width="26" height="4" fill="#8b948f" />
        <rect x="5" y="15" width="11" height="3" rx="1.5" fill="#b6bdb9" />
      </Sign>
      <Sign brand="visa">
        <Word text="VISA" fill="#1a3a8f" slanted />
      </Sign>
      <Sign brand="mastercard">
        <circle cx="14.5" cy="12" r="6.5" fill="#d8352a" />
        <circle cx="21.5" cy="12" r="6.5" fill="#f2a12c" fill-opacity="0.9" />
      </Sign>
      <Sign brand="amex" fill="#2468b4">
        <Word text="AMEX" fill="#fff" />
      </Sign>
      <Sign brand="discover">
        <Word text="DISC" fill="#3b3f3d" />
        <path d="M20 24C27 22 33 19 36 15v6a3 3 0 0 1-3 3Z" fill="#e77a2b" />
      </Sign>
      <Sign brand="diners">
        <circle cx="18" cy="12" r="7.5" fill="#2c6ba5" />
        <path d="M15.5 7.2v9.6a5.4 5.4 0 0 1 0-9.6Zm5 0v9.6a5.4 5.4 0 0 0 0-9.6Z" fill="#fff" />
      </Sign>
      <Sign brand="jcb">
        <rect x="8" y="4.5" width="6" height="15" rx="2" fill="#2563a8" />
        <rect x="15" y="4.5" width="6" height="15" rx="2" fill="#c8332f" />
        <rect x="22" y="4.5" width="6" height="15" rx="2" fill="#2f8a4c" />
      </Sign>
      <Sign brand="unionpay">
        <path d="M10 4.5h7l-3 15H7Z" fill="#c8332f" />
        <path d="M17 4.5h6l-3 15h-6Z" fill="#25508f" />
        <path d="M23 4.5h7l-3 15h-7Z" fill="#1d8277" />
      </Sign>
    </span>
  );
}

function Sign({
  brand,
  fill = '#fff',
  children,
}: {
  brand: string;
  fill?: string;
  children: Child;
}): JSX.Element {
  return (
    <svg class={`brand-${brand}`} viewBox="0 0 36 24" width="36" height="24">
      <rect x="0.5" y="0.5" width="35" height="23" rx="4" fill={fill} stroke="#dfe3e0" />
      {children}
    </svg>
  );
}

function Word({
  text,
  fill,
  slanted = false,
}: {
  text: string;
  fill: string;
  slanted?: boolean;
}): JSX.Element {
  return (
    <text
      x="18"
      y="16"
      text-anchor="middle"
      font-family="Arial, Helvetica, sans-serif"
      font-size="10.5"
      font-weight="800"
      {...(slanted && { 'font-style': 'italic' })}
      fill={fill}
    >
      {text}
    </text>
  );
}
