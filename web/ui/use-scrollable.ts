import { type RefObject, useEffect, useRef } from 'react';

/**
 * Lets the keyboard scroll what is wider than its frame, as a table may be.
 * @param selector the element within the frame that scrolls
 * @returns for the frame
 */
export function useScrollable<Frame extends HTMLElement>(selector: string): RefObject<Frame | null> {
  const frame = useRef<Frame>(null);
  useEffect(() => {
    const region = frame.current?.querySelector<HTMLElement>(selector);
    if (!region) return;
    const observer = new ResizeObserver(() => {
      if (region.scrollWidth > region.clientWidth) region.tabIndex = 0;
      else region.removeAttribute('tabindex');
    });
    observer.observe(region);
    for (const child of region.children) observer.observe(child);
    return () => observer.disconnect();
  }, [selector]);
  return frame;
}
