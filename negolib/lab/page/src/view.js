// The reader's place on a page whose parts grow while it runs.

const OWN_WILL = ["wheel", "pointerdown", "keydown", "touchstart"];

/** The first cell in view, and how far below the upper edge it begins. */
function place(scroller) {
  const top = scroller.getBoundingClientRect().top;
  for (const cell of scroller.querySelectorAll(".jp-Cell")) {
    const box = cell.getBoundingClientRect();
    if (box.height && box.bottom > top) return { cell, offset: box.top - top };
  }
  return null;
}

/** Hold the reader's place until the returned function is called, or the reader moves. */
export function keepView(scroller) {
  const held = scroller.scrollTop > 0 ? place(scroller) : null;
  const hold = () => {
    if (!held?.cell.isConnected) return;
    const moved = held.cell.getBoundingClientRect().top - scroller.getBoundingClientRect().top - held.offset;
    if (Math.abs(moved) > 1) scroller.scrollTop += moved;
  };
  const watch = new ResizeObserver(hold);
  const release = () => {
    watch.disconnect();
    for (const name of OWN_WILL) window.removeEventListener(name, release, true);
  };
  if (held) {
    for (const cell of scroller.querySelectorAll(".jp-Cell")) watch.observe(cell);
    for (const name of OWN_WILL) window.addEventListener(name, release, true);
  }
  return release;
}
