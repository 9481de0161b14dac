import type { ReactNode } from "react";

/**
 * A link to a publication, in a window of its own. In an MPages view of PowerChart, which shows no other window (L-38), its
 * address is printed instead, to be copied.
 */
export function OuterLink(props: {
  readonly url: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}): ReactNode {
  const { url, className, children } = props;
  if (document.documentElement.dataset.host === "mpages") {
    return (
      <span className={className}>
        {children}
        {children === url ? null : ` ${url}`}
      </span>
    );
  }
  return (
    <a className={className} href={url} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
